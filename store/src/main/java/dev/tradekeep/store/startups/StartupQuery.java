package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over starts and their steps. */
public enum StartupQuery implements Query {
    BEGIN(Columns.of("startup_runs", "node", "version", "outcome", "started_at").insert()),
    INSERT_STEP(
            Columns.of(
                            "startup_steps",
                            "startup_run_id",
                            "position",
                            "name",
                            "outcome",
                            "detail",
                            "duration_micros")
                    .insert()),
    END("UPDATE startup_runs SET outcome = :outcome, ended_at = :at WHERE id = :id"),
    ABANDON(
            """
            UPDATE startup_runs SET outcome = 'failed', ended_at = :at WHERE outcome = 'starting'\
            """),
    SWEEP(
            """
            DELETE FROM startup_runs WHERE id IN (
                SELECT id FROM startup_runs
                WHERE id <= (SELECT max(id) FROM startup_runs) - :keep LIMIT :rows_max)\
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
