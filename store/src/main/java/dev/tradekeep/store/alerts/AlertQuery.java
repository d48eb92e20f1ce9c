package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Query;

/** Queries over alerts. */
public enum AlertQuery implements Query {
    FIND_OPEN(
            """
            SELECT id FROM alerts
            WHERE code = ?1 AND severity = ?2 AND message = ?3 AND acknowledged_at IS NULL LIMIT 1\
            """),
    INSERT("INSERT INTO alerts (severity, code, message, raised_at) VALUES (?1, ?2, ?3, ?4)"),
    ACKNOWLEDGE(
            """
            UPDATE alerts SET acknowledged_at = max(raised_at, ?3), acknowledged_by = ?2
            WHERE id = ?1 AND acknowledged_at IS NULL\
            """),
    EXISTS("SELECT EXISTS (SELECT 1 FROM alerts WHERE id = ?1)"),
    COUNT_OPEN("SELECT count(*) FROM alerts WHERE severity = ?1 AND acknowledged_at IS NULL"),
    SWEEP(
            """
            DELETE FROM alerts WHERE id IN (
                SELECT id FROM alerts WHERE acknowledged_at < ?1 LIMIT ?2)\
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
