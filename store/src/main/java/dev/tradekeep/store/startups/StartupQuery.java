package dev.tradekeep.store.startups;

import dev.tradekeep.store.sql.Query;

/** Queries over starts and their steps. */
public enum StartupQuery implements Query {
    BEGIN(StartupColumns.RUN.insert()),
    INSERT_STEP(StartupColumns.STEP_OF_RUN.insert()),
    END("UPDATE startup_runs SET outcome = :outcome, ended_at = :at WHERE id = :id"),
    ABANDON(
            """
            UPDATE startup_runs SET outcome = 'failed', ended_at = :at WHERE outcome = 'starting'\
            """),
    LAST(
            "SELECT id, ended_at, "
                    + StartupColumns.RUN.list()
                    + """

                    FROM startup_runs
                    WHERE id = (SELECT max(id) FROM startup_runs)\
                    """),
    STEPS(
            StartupColumns.STEP.select()
                    + " WHERE startup_run_id = :startup_run_id ORDER BY position"),
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
