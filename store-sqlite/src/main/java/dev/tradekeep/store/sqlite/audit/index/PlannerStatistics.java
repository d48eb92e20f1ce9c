package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What ANALYZE noted down.
 *
 * @param rows of each table when it was analysed
 * @param indexes that were analysed
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table">The sqlite_stat1
 *     table</a>
 */
record PlannerStatistics(Map<String, Long> rows, Set<String> indexes) {
    private static final String IS_THERE =
            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
    private static final String ALL =
            """
            SELECT coalesce(tbl, '') AS tbl, coalesce(idx, '') AS idx,
                coalesce(CAST(stat AS TEXT), '') AS stat
            FROM sqlite_stat1\
            """;

    static PlannerStatistics read(Connection connection) {
        Map<String, Long> rows = new HashMap<>();
        Set<String> indexes = new HashSet<>();
        try (Statement there = connection.prepare(IS_THERE)) {
            there.step();
            if (there.getLong(0) == 0) {
                return new PlannerStatistics(rows, indexes);
            }
        }
        try (Statement statement = connection.prepare(ALL)) {
            while (statement.step()) {
                String[] numbers = String.valueOf(statement.getText("stat")).split(" ", 2);
                rows.merge(String.valueOf(statement.getText("tbl")), number(numbers[0]), Math::max);
                indexes.add(String.valueOf(statement.getText("idx")));
            }
        }
        return new PlannerStatistics(rows, indexes);
    }

    /** SQLite itself takes what is no number for 0. */
    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
