package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * What SQLite counts for a connection.
 *
 * @see <a href="https://www.sqlite.org/c3ref/c_dbstatus_options.html">Status Parameters for
 *     database connections</a>
 */
public enum ConnectionCounter {
    /** Slots of the small-object memory in use. */
    LOOKASIDE_USED(0),
    /** Memory of the page caches. */
    CACHE_USED_BYTES(1),
    /** Memory of the schemas. */
    SCHEMA_USED_BYTES(2),
    /** Memory of the prepared statements. */
    STATEMENT_USED_BYTES(3),
    /** Pages found in the cache. */
    CACHE_HITS(7),
    /** Pages read from the file. */
    CACHE_MISSES(8),
    /** Pages written to the file or its log. */
    CACHE_WRITES(9),
    /** 0 when no foreign key is left unresolved. */
    DEFERRED_FOREIGN_KEYS(10),
    /** Pages written in the middle of a transaction because the cache was full. */
    CACHE_SPILLS(12),
    /** Bytes written to temporary files because memory was full. */
    TEMPORARY_SPILLS(13);

    private final int number;

    ConnectionCounter(int number) {
        this.number = number;
    }

    /** The value now; for what happens, since it was last reset. */
    public long of(Connection connection) {
        return read(connection, false);
    }

    /** The value now, which begins again at 0 where it counts what happens. */
    public long reset(Connection connection) {
        return read(connection, true);
    }

    private long read(Connection connection, boolean reset) {
        long handle = connection.checkUsable();
        try (NativeBuffer out = new NativeBuffer()) {
            long currentOut = out.reserve(2L * Long.BYTES);
            long highestOut = currentOut + Long.BYTES;
            connection.check(
                    Sqlite3Connection.dbStatus64(
                            handle, number, currentOut, highestOut, reset ? 1 : 0));
            return Sqlite3.MEMORY.get(JAVA_LONG, currentOut);
        }
    }
}
