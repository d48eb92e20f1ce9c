/**
 * The books in one SQLite file behind one writer. Start at {@link
 * dev.tradekeep.store.sqlite.Database}.
 */
@NullMarked
package dev.tradekeep.store.sqlite;

import org.jspecify.annotations.NullMarked;
