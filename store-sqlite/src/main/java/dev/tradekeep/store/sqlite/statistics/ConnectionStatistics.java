package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionCounter;
import dev.tradekeep.sqlite.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What SQLite counted for a connection since it was opened.
 *
 * @param name whose it is
 * @param cacheHits pages found in its cache
 * @param cacheMisses pages read from the file
 * @param cacheWrites pages written to the log
 * @param cacheSpills pages written in the middle of a transaction because the cache was full
 * @param memoryBytes of its caches, schemas and statements
 * @param statements it keeps prepared, those that did most first
 */
public record ConnectionStatistics(
        String name,
        long cacheHits,
        long cacheMisses,
        long cacheWrites,
        long cacheSpills,
        long memoryBytes,
        List<StatementStatistics> statements) {
    /** Statements beyond this are left out. */
    public static final int STATEMENTS_MAX = 20;

    private static final int PERCENT = 100;

    private static final String STATEMENTS =
            "SELECT sql, run, nscan, nsort, naidx, nstep, mem FROM sqlite_stmt"
                    + " WHERE run > 0 AND sql IS NOT NULL ORDER BY nstep DESC LIMIT "
                    + STATEMENTS_MAX;

    public ConnectionStatistics {
        statements = List.copyOf(statements);
    }

    /** Reads the counters of a connection, on its own thread. */
    public static ConnectionStatistics of(String name, Connection connection) {
        return new ConnectionStatistics(
                name,
                ConnectionCounter.CACHE_HITS.of(connection),
                ConnectionCounter.CACHE_MISSES.of(connection),
                ConnectionCounter.CACHE_WRITES.of(connection),
                ConnectionCounter.CACHE_SPILLS.of(connection),
                connection.memoryUsedBytes(),
                statements(connection));
    }

    /** Of 100 pages asked for, how many were in the cache. */
    public long cacheHitPercent() {
        long asked = cacheHits + cacheMisses;
        return asked == 0 ? PERCENT : PERCENT * cacheHits / asked;
    }

    private static List<StatementStatistics> statements(Connection connection) {
        List<StatementStatistics> found = new ArrayList<>();
        try (Statement rows = connection.prepare(STATEMENTS)) {
            while (rows.step()) {
                found.add(
                        new StatementStatistics(
                                String.valueOf(rows.getText("sql")),
                                rows.getLong("run"),
                                rows.getLong("nscan"),
                                rows.getLong("nsort"),
                                rows.getLong("naidx"),
                                rows.getLong("nstep"),
                                rows.getLong("mem")));
            }
        }
        return found;
    }
}
