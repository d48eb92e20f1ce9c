/** The queries that only SQLite runs. */
@NullMarked
package dev.tradekeep.store.sqlite.queries;

import org.jspecify.annotations.NullMarked;
