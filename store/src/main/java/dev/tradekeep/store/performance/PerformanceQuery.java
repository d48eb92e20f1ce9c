package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Query;

/** Queries over equity and the results of days. */
public enum PerformanceQuery implements Query {
    SAVE_SNAPSHOT(
            PerformanceColumns.SNAPSHOT.insert()
                    + PerformanceColumns.SNAPSHOT.orUpdate("portfolio_id", "measured_at")),
    FIRST_SNAPSHOT(Text.SNAPSHOTS + "ORDER BY measured_at LIMIT 1"),
    LAST_SNAPSHOT(Text.SNAPSHOTS + "ORDER BY measured_at DESC LIMIT 1"),
    SAVE_DAY(
            PerformanceColumns.DAY.insert()
                    + PerformanceColumns.DAY.orUpdate("portfolio_id", "day")),
    DAYS(
            PerformanceColumns.DAY.select()
                    + """

                    WHERE portfolio_id = :portfolio_id AND day BETWEEN :from AND :to
                    ORDER BY day\
                    """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String SNAPSHOTS =
                PerformanceColumns.SNAPSHOT.select()
                        + """

                        WHERE portfolio_id = :portfolio_id AND measured_at BETWEEN :from AND :to
                        """;
    }

    private final String sql;

    PerformanceQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
