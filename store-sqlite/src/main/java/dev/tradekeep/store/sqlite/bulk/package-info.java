/** Rows in bulk into any table of the schema, typed by its columns, through the one writer. */
@NullMarked
package dev.tradekeep.store.sqlite.bulk;

import org.jspecify.annotations.NullMarked;
