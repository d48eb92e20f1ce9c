package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.sql.Query;

/** Queries over findings. */
public enum FindingQuery implements Query {
    SAVE(
            """
            INSERT INTO audit_findings (maintenance_run_id, check_id, severity, subject, detail, mend,
                found_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (check_id, subject) WHERE resolved_at IS NULL DO UPDATE SET
                maintenance_run_id = excluded.maintenance_run_id, severity = excluded.severity,
                detail = excluded.detail, mend = excluded.mend\
            """),
    RESOLVE(
            """
            UPDATE audit_findings SET resolved_at = max(found_at, ?3)
            WHERE check_id = ?1 AND resolved_at IS NULL AND maintenance_run_id <> ?2\
            """),
    COUNT_OPEN("SELECT count(*) FROM audit_findings WHERE severity = ?1 AND resolved_at IS NULL"),
    SWEEP(
            """
            DELETE FROM audit_findings WHERE id IN (
                SELECT id FROM audit_findings WHERE resolved_at < ?1 LIMIT ?2)\
            """);

    private final String sql;

    FindingQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
