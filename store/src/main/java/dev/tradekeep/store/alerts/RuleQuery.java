package dev.tradekeep.store.alerts;

import dev.tradekeep.store.sql.Query;

/** Queries over rules, and over what they look at. */
public enum RuleQuery implements Query {
    INSERT(AlertColumns.RULE.insert()),
    FIND("SELECT id, " + AlertColumns.RULE.list() + " FROM alert_rules WHERE name = :name"),
    ALL("SELECT id, " + AlertColumns.RULE.list() + " FROM alert_rules ORDER BY id"),
    CHANGE(
            "UPDATE alert_rules SET "
                    + AlertColumns.RULE_TERMS.assignments()
                    + """
                    , updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
                    WHERE id = :id\
                    """),
    DELETE("DELETE FROM alert_rules WHERE id = :id"),
    SEEN("SELECT seen_alert_id FROM alert_progress WHERE id = 1"),
    SET_SEEN("UPDATE alert_progress SET seen_alert_id = :seen WHERE id = 1"),
    RAISED_SINCE(
            """
            SELECT id, severity, code, subject, message, raised_at FROM alerts
            WHERE id > :seen ORDER BY id LIMIT :rows_max\
            """),
    ENGINE_SILENCE(
            """
            SELECT name, (:now - heartbeat_at) / 1000000 FROM engines
            WHERE desired_state = 'running' AND heartbeat_at IS NOT NULL ORDER BY id\
            """),
    ACCOUNT_LATENCY(
            """
            SELECT c.name, h.latency_p99_micros / 1000
            FROM exchange_connections AS c JOIN connection_health AS h ON h.connection_id = c.id
            WHERE c.enabled = 1 AND h.latency_p99_micros IS NOT NULL ORDER BY c.id\
            """),
    ACCOUNT_FAILURES(
            """
            SELECT c.name, h.failures_in_a_row
            FROM exchange_connections AS c JOIN connection_health AS h ON h.connection_id = c.id
            WHERE c.enabled = 1 ORDER BY c.id\
            """),
    ACCOUNT_CLOCK(
            """
            SELECT c.name, abs(h.clock_offset_micros) / 1000
            FROM exchange_connections AS c JOIN connection_health AS h ON h.connection_id = c.id
            WHERE c.enabled = 1 AND h.clock_offset_micros IS NOT NULL ORDER BY c.id\
            """),
    RISK_DRAWDOWN(
            """
            SELECT p.name, d.max_drawdown_bps
            FROM portfolios AS p
            JOIN performance_daily AS d ON d.portfolio_id = p.id AND d.day = :now / 86400000000
            ORDER BY p.id\
            """),
    RISK_DENIALS(
            """
            SELECT 'the last hour', count(*) FROM risk_events
            WHERE occurred_at > :now - 3600000000\
            """);

    private final String sql;

    RuleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** Every rule, engine, account or portfolio is looked at, of which there are few. */
    @Override
    public boolean readsWholeTables() {
        return switch (this) {
            case ALL,
                    ENGINE_SILENCE,
                    ACCOUNT_LATENCY,
                    ACCOUNT_FAILURES,
                    ACCOUNT_CLOCK,
                    RISK_DRAWDOWN ->
                    true;
            case INSERT, FIND, CHANGE, DELETE, SEEN, SET_SEEN, RAISED_SINCE, RISK_DENIALS -> false;
        };
    }
}
