package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over findings. */
public enum FindingQuery implements Query {
    SAVE(
            Columns.of(
                                    "audit_findings",
                                    "maintenance_run_id",
                                    "check_id",
                                    "severity",
                                    "subject",
                                    "detail",
                                    "fix",
                                    "found_at")
                            .insert()
                    + """

                    ON CONFLICT (check_id, subject) WHERE resolved_at IS NULL DO UPDATE SET
                        maintenance_run_id = excluded.maintenance_run_id,
                        severity = excluded.severity, detail = excluded.detail,
                        fix = excluded.fix\
                    """),
    RESOLVE(
            """
            UPDATE audit_findings SET resolved_at = max(found_at, :at)
            WHERE check_id = :check_id AND resolved_at IS NULL
                AND maintenance_run_id <> :maintenance_run_id\
            """),
    COUNT_OPEN(
            """
            SELECT count(*) FROM audit_findings
            WHERE severity = :severity AND resolved_at IS NULL\
            """),
    SWEEP(
            """
            DELETE FROM audit_findings WHERE id IN (
                SELECT id FROM audit_findings WHERE resolved_at < :before LIMIT :rows_max)\
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
