package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over runs of upkeep. */
public enum MaintenanceQuery implements Query {
    BEGIN(Columns.of("maintenance_runs", "kind", "cause", "outcome", "started_at").insert()),
    END(
            """
            UPDATE maintenance_runs SET outcome = :outcome, detail = :detail, ended_at = :ended_at
            WHERE id = :id\
            """),
    ABANDON(
            """
            UPDATE maintenance_runs
            SET outcome = 'failed', detail = 'the process ended', ended_at = :ended_at
            WHERE outcome = 'running'\
            """),
    LAST_DONE(
            """
            SELECT ended_at FROM maintenance_runs WHERE kind = :kind AND outcome = 'done'
            ORDER BY id DESC LIMIT 1\
            """),
    /** An audit stays as long as one of its findings. */
    SWEEP(
            """
            DELETE FROM maintenance_runs WHERE id IN (
                SELECT id FROM maintenance_runs
                WHERE id <= (SELECT max(id) FROM maintenance_runs) - :keep
                    AND NOT EXISTS (
                        SELECT 1 FROM audit_findings WHERE maintenance_run_id = maintenance_runs.id)
                LIMIT :rows_max)\
            """);

    private final String sql;

    MaintenanceQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
