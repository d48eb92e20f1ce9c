package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what the statistics of the query planner say with what the tables hold. Rows are counted
 * only as far as the answer needs them: up to where a table has clearly outgrown its statistics.
 */
public final class TableStatistics {
    /** A table without statistics matters from here on. */
    static final long ROWS_MIN = 100;

    /** A table has changed when it has so many times the rows, or that part of them. */
    static final long FACTOR = 2;

    /** The most rows of a table that are counted. */
    static final long COUNTED_MAX = 2_000_000;

    /** The history of the file has a row for each migration, which nobody searches. */
    private static final String TABLES =
            """
            SELECT t.name FROM sqlite_schema AS t
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
                AND t.name <> 'migrations'
                AND EXISTS (SELECT 1 FROM sqlite_schema AS i WHERE i.type = 'index' AND i.tbl_name = t.name)
            ORDER BY t.name\
            """;

    private static final String HAS_STATISTICS =
            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
    private static final String ANALYSED =
            """
            SELECT tbl, max(CAST(substr(stat, 1, instr(stat || ' ', ' ') - 1) AS INTEGER)) AS table_rows
            FROM sqlite_stat1 GROUP BY tbl\
            """;

    private TableStatistics() {}

    /** The tables that should be analysed. */
    public static List<StaleTable> stale(Connection connection) {
        Map<String, Long> analysed = analysed(connection);
        List<StaleTable> stale = new ArrayList<>();
        for (String table : texts(connection, TABLES)) {
            long before = analysed.getOrDefault(table, StaleTable.NEVER);
            // A table that was empty when all were analysed has no row in the statistics.
            long bound = before == StaleTable.NEVER ? ROWS_MIN : before * FACTOR + ROWS_MIN;
            long rows = count(connection, table, Math.min(COUNTED_MAX, bound));
            boolean grown = rows >= bound;
            boolean shrunk = before > ROWS_MIN && rows < COUNTED_MAX && rows * FACTOR < before;
            if (grown || shrunk) {
                stale.add(new StaleTable(table, before, rows));
            }
        }
        return stale;
    }

    /** How many rows each table had when it was analysed, or about that. */
    public static Map<String, Long> analysed(Connection connection) {
        Map<String, Long> rows = new HashMap<>();
        if (number(connection, HAS_STATISTICS) == 0) {
            return rows;
        }
        try (Statement statement = connection.prepare(ANALYSED)) {
            while (statement.step()) {
                rows.put(String.valueOf(statement.getText("tbl")), statement.getLong("table_rows"));
            }
        }
        return rows;
    }

    private static long count(Connection connection, String table, long max) {
        return number(
                connection,
                "SELECT count(*) FROM (SELECT 1 FROM " + quoted(table) + " LIMIT " + max + ")");
    }

    /** A name as SQL has it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> texts(Connection connection, String sql) {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.prepare(sql)) {
            while (statement.step()) {
                texts.add(String.valueOf(statement.getText(0)));
            }
        }
        return texts;
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            return statement.step() ? statement.getLong(0) : 0;
        }
    }
}
