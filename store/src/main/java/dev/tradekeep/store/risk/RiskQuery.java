package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Query;

/** Queries over risk limits, risk events and halts. */
public enum RiskQuery implements Query {
    FIND_LIMIT(
            """
            SELECT id FROM risk_limits
            WHERE kind = ?1 AND portfolio_id IS ?2 AND instrument_id IS ?3 AND engine_id IS ?4\
            """),
    INSERT_LIMIT(
            """
            INSERT INTO risk_limits (kind, portfolio_id, instrument_id, engine_id, value, enabled,
                created_at, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6)\
            """),
    UPDATE_LIMIT(
            """
            UPDATE risk_limits SET value = ?2, enabled = 1, updated_at = max(updated_at, ?3)
            WHERE id = ?1\
            """),
    ENABLE_LIMIT(
            "UPDATE risk_limits SET enabled = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    /** Each limit in the branch of the narrowest part of its scope, so that each has an index. */
    LIMITS_FOR(
            """
            SELECT id, kind, portfolio_id, instrument_id, engine_id, value FROM risk_limits
            WHERE engine_id = ?3 AND enabled = 1
                AND (portfolio_id IS NULL OR portfolio_id = ?1)
                AND (instrument_id IS NULL OR instrument_id = ?2)
            UNION ALL
            SELECT id, kind, portfolio_id, instrument_id, engine_id, value FROM risk_limits
            WHERE instrument_id = ?2 AND engine_id IS NULL AND enabled = 1
                AND (portfolio_id IS NULL OR portfolio_id = ?1)
            UNION ALL
            SELECT id, kind, portfolio_id, instrument_id, engine_id, value FROM risk_limits
            WHERE portfolio_id = ?1 AND instrument_id IS NULL AND engine_id IS NULL AND enabled = 1
            UNION ALL
            SELECT id, kind, portfolio_id, instrument_id, engine_id, value FROM risk_limits
            WHERE kind >= '' AND portfolio_id IS NULL AND instrument_id IS NULL
                AND engine_id IS NULL AND enabled = 1\
            """),
    INSERT_EVENT(
            """
            INSERT INTO risk_events (kind, code, engine_run_id, portfolio_id, instrument_id,
                client_order_id, detail, occurred_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)\
            """),
    DELETE_EVENTS(
            """
            DELETE FROM risk_events WHERE id IN (
                SELECT id FROM risk_events WHERE occurred_at < ?1 LIMIT ?2)\
            """),
    INSERT_HALT(
            """
            INSERT INTO trading_halts (level, portfolio_id, reason, raised_by, raised_at)
            VALUES (?1, ?2, ?3, ?4, ?5)\
            """),
    CLEAR_HALT(
            """
            UPDATE trading_halts SET cleared_by = ?2, cleared_at = max(raised_at, ?3)
            WHERE id = ?1 AND cleared_at IS NULL\
            """),
    HELD_HALTS(
            """
            SELECT id, level, portfolio_id, reason, raised_by, raised_at FROM trading_halts
            WHERE cleared_at IS NULL AND raised_at <= ?1
            ORDER BY raised_at, id\
            """);

    private final String sql;

    RiskQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
