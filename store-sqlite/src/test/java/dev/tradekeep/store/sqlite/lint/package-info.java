/** Tests of the lint. */
@NullMarked
package dev.tradekeep.store.sqlite.lint;

import org.jspecify.annotations.NullMarked;
