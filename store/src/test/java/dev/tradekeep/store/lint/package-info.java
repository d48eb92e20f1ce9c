/** Tests of the lint. */
@NullMarked
package dev.tradekeep.store.lint;

import org.jspecify.annotations.NullMarked;
