/**
 * SQLite for the JVM: the C library, compiled by this build, its rows read as plain memory. Knows
 * nothing of what is stored.
 *
 * <p>Start at {@link dev.tradekeep.sqlite.Connection} and {@link dev.tradekeep.sqlite.Statement}.
 * What goes beyond them has a class each, which is given the connection: savepoints, time limits,
 * backups, images, sessions, blobs, functions, collations, checkpoints; and the instruments:
 * counters of a connection and of a statement, loops, slow statements. The C functions behind them
 * are looked up when they are first used.
 *
 * <p>A connection and all that belongs to it serve the thread that opened it; any other thread gets
 * an exception. Misuse (a closed statement, a wrong index, a value of another type) throws; nothing
 * a caller does through this package ends the JVM, with one exception that no library can prevent:
 * a file mapped by {@code PRAGMA mmap_size} and then cut by another program. Files open unmapped;
 * map only those that nobody else cuts.
 */
@NullMarked
package dev.tradekeep.sqlite;

import org.jspecify.annotations.NullMarked;
