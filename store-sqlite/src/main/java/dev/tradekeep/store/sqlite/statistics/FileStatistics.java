package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TimeLimit;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database file is made of. Rows come from the statistics of the planner and are not
 * counted; the sizes of tables take reading every page, so that is given a time and left out beyond
 * it.
 *
 * @param pageBytes of one page
 * @param pages of the file
 * @param freePages of them, those that hold nothing
 * @param logPages in the write-ahead log
 * @param copiedPages of them, those that are in the file already
 * @param tables the largest first
 * @param indexes those that serve the fewest queries first
 */
public record FileStatistics(
        long pageBytes,
        long pages,
        long freePages,
        long logPages,
        long copiedPages,
        List<TableSize> tables,
        List<IndexUse> indexes) {
    /** How long the sizes of tables may take. */
    public static final Duration SIZES_TIME_MAX = Duration.ofSeconds(2);

    private static final String SIZES =
            "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE AND name NOT LIKE 'sqlite%'";
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                    + " AND sql NOT LIKE 'CREATE VIRTUAL%'";
    private static final String INDEXES =
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'";
    private static final Pattern INDEX_IN_PLAN = Pattern.compile("INDEX ([A-Za-z0-9_]+)");

    public FileStatistics {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
    }

    /**
     * Reads them.
     *
     * @param queries of the program
     * @param timeMax for the sizes of tables
     */
    public static FileStatistics of(Connection connection, List<Query> queries, Duration timeMax) {
        Checkpoint log = Checkpoint.run(connection, CheckpointMode.NOOP);
        Map<String, Long> sizes = sizes(connection, timeMax);
        Map<String, String> tableOfIndex = pairs(connection, INDEXES);
        return new FileStatistics(
                number(connection, "PRAGMA page_size"),
                number(connection, "PRAGMA page_count"),
                number(connection, "PRAGMA freelist_count"),
                Math.max(0, log.logFrames()),
                Math.max(0, log.copiedFrames()),
                tables(connection, sizes, tableOfIndex),
                indexes(connection, queries, sizes, tableOfIndex));
    }

    private static Map<String, Long> sizes(Connection connection, Duration timeMax) {
        Map<String, Long> sizes = new HashMap<>();
        try (TimeLimit limit = TimeLimit.start(connection, timeMax);
                Statement rows = connection.prepare(SIZES)) {
            while (rows.step()) {
                sizes.put(String.valueOf(rows.getText("name")), rows.getLong("pgsize"));
            }
            assert !limit.hasPassed();
            return sizes;
        } catch (SqliteException e) {
            if (e.code() == ResultCode.INTERRUPT) {
                return Map.of();
            }
            throw e;
        }
    }

    private static List<TableSize> tables(
            Connection connection, Map<String, Long> sizes, Map<String, String> tableOfIndex) {
        Map<String, Long> rows = TableStatistics.analysed(connection);
        List<TableSize> tables = new ArrayList<>();
        for (String table : pairs(connection, TABLES).keySet()) {
            long indexBytes =
                    tableOfIndex.entrySet().stream()
                            .filter(index -> index.getValue().equals(table))
                            .mapToLong(index -> sizes.getOrDefault(index.getKey(), 0L))
                            .sum();
            tables.add(
                    new TableSize(
                            table,
                            rows.getOrDefault(table, TableSize.UNKNOWN),
                            sizes.getOrDefault(table, TableSize.UNKNOWN),
                            sizes.isEmpty() ? TableSize.UNKNOWN : indexBytes));
        }
        tables.sort(
                Comparator.comparingLong((TableSize table) -> table.bytes() + table.indexBytes())
                        .reversed()
                        .thenComparing(TableSize::table));
        return tables;
    }

    private static List<IndexUse> indexes(
            Connection connection,
            List<Query> queries,
            Map<String, Long> sizes,
            Map<String, String> tableOfIndex) {
        Map<String, Long> uses = new HashMap<>();
        queries.forEach(query -> countUses(connection, query, uses));
        List<IndexUse> indexes = new ArrayList<>();
        tableOfIndex.forEach((index, table) ->
                indexes.add(
                        new IndexUse(
                                index,
                                table,
                                sizes.getOrDefault(index, TableSize.UNKNOWN),
                                uses.getOrDefault(index, 0L))));
        indexes.sort(Comparator.comparingLong(IndexUse::queries).thenComparing(IndexUse::index));
        return indexes;
    }

    private static void countUses(Connection connection, Query query, Map<String, Long> uses) {
        for (String step : plan(connection, query.sql(SqliteDialect.INSTANCE))) {
            Matcher index = INDEX_IN_PLAN.matcher(step);
            while (index.find()) {
                uses.merge(index.group(1), 1L, Long::sum);
            }
        }
    }

    /** How SQLite would run a statement, a line a step; none when the schema does not know it. */
    static List<String> plan(Connection connection, String sql) {
        List<String> steps = new ArrayList<>();
        try (Statement rows = connection.prepare("EXPLAIN QUERY PLAN " + sql)) {
            for (int parameter = 1; parameter <= rows.parameterCount(); parameter++) {
                rows.bindNull(parameter);
            }
            while (rows.step()) {
                steps.add(String.valueOf(rows.getText("detail")));
            }
            return steps;
        } catch (SqliteException e) {
            // A file of an older schema, or a statement that has no plan.
            return List.of();
        }
    }

    private static Map<String, String> pairs(Connection connection, String sql) {
        Map<String, String> pairs = new TreeMap<>();
        try (Statement rows = connection.prepare(sql)) {
            while (rows.step()) {
                String first = String.valueOf(rows.getText(0));
                pairs.put(first, rows.columnCount() > 1 ? String.valueOf(rows.getText(1)) : first);
            }
        }
        return pairs;
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            return statement.step() ? statement.getLong(0) : 0;
        }
    }
}
