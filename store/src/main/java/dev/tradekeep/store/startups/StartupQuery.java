package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Query;

/** Queries over starts and their steps. */
public enum StartupQuery implements Query {
    BEGIN(
            """
            INSERT INTO startup_runs (node, version, outcome, started_at)
            VALUES (?1, ?2, 'starting', ?3)\
            """),
    INSERT_STEP(
            """
            INSERT INTO startup_steps (startup_run_id, position, name, outcome, detail, duration_micros)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)\
            """),
    END("UPDATE startup_runs SET outcome = ?2, ended_at = ?3 WHERE id = ?1"),
    ABANDON("UPDATE startup_runs SET outcome = 'failed', ended_at = ?1 WHERE outcome = 'starting'"),
    LAST(
            """
            SELECT id, node, version, outcome, started_at, ended_at FROM startup_runs
            WHERE id = (SELECT max(id) FROM startup_runs)\
            """),
    STEPS(
            """
            SELECT position, name, outcome, detail, duration_micros FROM startup_steps
            WHERE startup_run_id = ?1 ORDER BY position\
            """),
    SWEEP(
            """
            DELETE FROM startup_runs WHERE id IN (
                SELECT id FROM startup_runs
                WHERE id <= (SELECT max(id) FROM startup_runs) - ?1 LIMIT ?2)\
            """);

    private final String sql;

    StartupQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
