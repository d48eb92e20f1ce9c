package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.sql.Query;

/** Queries over slow queries. */
public enum SlowQueryQuery implements Query {
    INSERT(
            """
            INSERT INTO slow_queries (query, duration_micros, full_scan_steps, sorts,
                automatic_index_rows, plan, ran_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)\
            """),
    SLOWEST(
            """
            SELECT query, duration_micros, full_scan_steps, sorts, automatic_index_rows, plan, ran_at
            FROM slow_queries WHERE duration_micros >= ?1 ORDER BY duration_micros DESC LIMIT ?2\
            """),
    SWEEP(
            """
            DELETE FROM slow_queries WHERE id IN (
                SELECT id FROM slow_queries
                WHERE id <= (SELECT max(id) FROM slow_queries) - ?1 LIMIT ?2)\
            """);

    private final String sql;

    SlowQueryQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
