/** Tests of the files of migrations. */
@NullMarked
package dev.tradekeep.store.migrate;

import org.jspecify.annotations.NullMarked;
