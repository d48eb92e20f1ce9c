package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.store.sql.Query;

/** Queries over what was observed of statements that took long. */
public enum ObservedQuery implements Query {
    BY_QUERY(
            """
            SELECT query, count(*) AS runs, max(full_scan_steps) AS full_scan_steps,
                max(sorts) AS sorts, max(automatic_index_rows) AS automatic_index_rows
            FROM slow_queries GROUP BY query\
            """),
    PLANS("SELECT plan FROM slow_queries"),
    COUNT_RUNS("SELECT count(*) FROM slow_queries");

    private final String sql;

    ObservedQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public boolean readsWholeTables() {
        return true;
    }
}
