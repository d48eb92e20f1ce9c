/**
 * SQLite for the JVM: the C library, compiled by this build and called through {@code
 * java.lang.foreign}. Knows nothing of what is stored.
 *
 * <p>Start at {@link dev.tradekeep.sqlite.Connection}. A connection and its statements belong to
 * the thread that opened it; any other thread gets an exception. Misuse (a closed statement, a
 * wrong index, a value of another type) throws; nothing a caller does through this package ends the
 * JVM.
 */
@NullMarked
package dev.tradekeep.sqlite;

import org.jspecify.annotations.NullMarked;
