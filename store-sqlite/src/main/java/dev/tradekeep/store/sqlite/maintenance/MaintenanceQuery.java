package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.store.sql.Query;

/** Queries over runs of upkeep. */
public enum MaintenanceQuery implements Query {
    BEGIN(
            """
            INSERT INTO maintenance_runs (kind, cause, outcome, started_at)
            VALUES (?1, ?2, 'running', ?3)\
            """),
    END("UPDATE maintenance_runs SET outcome = ?2, detail = ?3, ended_at = ?4 WHERE id = ?1"),
    ABANDON(
            """
            UPDATE maintenance_runs SET outcome = 'failed', detail = 'the process ended', ended_at = ?1
            WHERE outcome = 'running'\
            """),
    LAST_DONE(
            """
            SELECT ended_at FROM maintenance_runs WHERE kind = ?1 AND outcome = 'done'
            ORDER BY id DESC LIMIT 1\
            """),
    /** An audit stays as long as one of its findings. */
    SWEEP(
            """
            DELETE FROM maintenance_runs WHERE id IN (
                SELECT id FROM maintenance_runs
                WHERE id <= (SELECT max(id) FROM maintenance_runs) - ?1
                    AND NOT EXISTS (
                        SELECT 1 FROM audit_findings WHERE maintenance_run_id = maintenance_runs.id)
                LIMIT ?2)\
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
