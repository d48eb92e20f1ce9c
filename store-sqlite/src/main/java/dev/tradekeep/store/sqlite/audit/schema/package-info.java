/** Checks that tables, views and the history of migrations are as they should be. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.schema;

import org.jspecify.annotations.NullMarked;
