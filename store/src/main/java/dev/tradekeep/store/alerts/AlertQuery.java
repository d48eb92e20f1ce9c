package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over alerts. */
public enum AlertQuery implements Query {
    FIND_OPEN(
            """
            SELECT id FROM alerts
            WHERE code = :code AND severity = :severity AND subject = :subject
                AND acknowledged_at IS NULL
            LIMIT 1\
            """),
    INSERT(Columns.of("alerts", "severity", "code", "subject", "message", "raised_at").insert()),
    ACKNOWLEDGE(
            """
            UPDATE alerts SET
                acknowledged_at = CASE WHEN raised_at > :at THEN raised_at ELSE :at END,
                acknowledged_by = :user_id
            WHERE id = :id AND acknowledged_at IS NULL\
            """),
    EXISTS("SELECT CASE WHEN EXISTS (SELECT 1 FROM alerts WHERE id = :id) THEN 1 ELSE 0 END"),
    COUNT_OPEN(
            "SELECT count(*) FROM alerts WHERE severity = :severity AND acknowledged_at IS NULL"),
    /** Never the newest: its number must not be given again, or rules would pass the next by. */
    SWEEP(
            """
            DELETE FROM alerts WHERE id IN (
                SELECT id FROM alerts
                WHERE acknowledged_at < :before AND id < (SELECT max(id) FROM alerts)
                LIMIT :rows_max)\
            """);

    private final String sql;

    AlertQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
