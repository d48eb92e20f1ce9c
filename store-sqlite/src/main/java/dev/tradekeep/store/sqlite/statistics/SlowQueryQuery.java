package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over slow queries. */
public enum SlowQueryQuery implements Query {
    INSERT(Text.SLOW.insert()),
    SLOWEST(
            Text.SLOW.select()
                    + """

                    WHERE duration_micros >= :min_micros
                    ORDER BY duration_micros DESC LIMIT :rows_max\
                    """),
    SWEEP(
            """
            DELETE FROM slow_queries WHERE id IN (
                SELECT id FROM slow_queries
                WHERE id <= (SELECT max(id) FROM slow_queries) - :keep LIMIT :rows_max)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final Columns SLOW =
                Columns.of(
                        "slow_queries",
                        "query",
                        "duration_micros",
                        "full_scan_steps",
                        "sorts",
                        "automatic_index_rows",
                        "plan",
                        "ran_at");
    }

    private final String sql;

    SlowQueryQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
