package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Query;

/** Queries over risk limits, risk events and halts. */
public enum RiskQuery implements Query {
    FIND_LIMIT(
            """
            SELECT id FROM risk_limits
            WHERE kind = :kind AND action = :action AND asset_id IS NOT DISTINCT FROM :asset_id
                AND portfolio_id IS NOT DISTINCT FROM :portfolio_id
                AND instrument_id IS NOT DISTINCT FROM :instrument_id
                AND engine_id IS NOT DISTINCT FROM :engine_id\
            """),
    INSERT_LIMIT(RiskColumns.NEW_LIMIT.insert()),
    UPDATE_LIMIT(
            """
            UPDATE risk_limits SET value = :value, enabled = 1,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    ENABLE_LIMIT(
            """
            UPDATE risk_limits SET enabled = :enabled,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    /** Each limit in the branch of the narrowest part of its scope, so that each has an index. */
    LIMITS_FOR(
            Text.LIMITS
                    + """
                    WHERE engine_id = :engine_id AND enabled = 1
                        AND (portfolio_id IS NULL OR portfolio_id = :portfolio_id)
                        AND (instrument_id IS NULL OR instrument_id = :instrument_id)
                    UNION ALL
                    """
                    + Text.LIMITS
                    + """
                    WHERE instrument_id = :instrument_id AND engine_id IS NULL AND enabled = 1
                        AND (portfolio_id IS NULL OR portfolio_id = :portfolio_id)
                    UNION ALL
                    """
                    + Text.LIMITS
                    + """
                    WHERE portfolio_id = :portfolio_id AND instrument_id IS NULL
                        AND engine_id IS NULL AND enabled = 1
                    UNION ALL
                    """
                    + Text.LIMITS
                    + """
                    WHERE kind >= '' AND portfolio_id IS NULL AND instrument_id IS NULL
                        AND engine_id IS NULL AND enabled = 1\
                    """),
    INSERT_EVENT(RiskColumns.EVENT.insert()),
    COUNT_EVENT(
            """
            UPDATE risk_events SET count = :count, last_at = :last_at
            WHERE event_key = :event_key\
            """),
    COUNTS(
            """
            SELECT event_key, count FROM risk_events
            WHERE portfolio_id = :portfolio_id AND event_key IS NOT NULL\
            """),
    EVENTS_OF_RUN(
            """
            SELECT kind, code, limit_id, detail, count FROM risk_events
            WHERE engine_run_id = :engine_run_id ORDER BY id\
            """),
    /** Whether an instrument that an engine trades is priced in an asset, or delivers it. */
    ENGINE_TRADES(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM engine_presets AS e
                JOIN preset_instruments AS p ON p.preset_id = e.preset_id
                JOIN instruments AS i ON i.id = p.instrument_id
                WHERE e.engine_id = :engine_id
                    AND CASE WHEN :money = 1 THEN i.quote_asset_id ELSE i.base_asset_id END = :asset_id)
            THEN 1 ELSE 0 END\
            """),
    PORTFOLIO_TRADES(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM engine_presets AS e
                JOIN preset_instruments AS p ON p.preset_id = e.preset_id
                JOIN instruments AS i ON i.id = p.instrument_id
                WHERE e.portfolio_id = :portfolio_id
                    AND CASE WHEN :money = 1 THEN i.quote_asset_id ELSE i.base_asset_id END = :asset_id)
            THEN 1 ELSE 0 END\
            """),
    DELETE_EVENTS(
            """
            DELETE FROM risk_events WHERE id IN (
                SELECT id FROM risk_events WHERE occurred_at < :before LIMIT :rows_max)\
            """),
    INSERT_HALT(RiskColumns.HALT.insert()),
    CLEAR_HALT(
            """
            UPDATE trading_halts SET cleared_by = :cleared_by,
                cleared_at = CASE WHEN raised_at > :at THEN raised_at ELSE :at END
            WHERE id = :id AND cleared_at IS NULL\
            """),
    CLEAR_HALTS_OF_PORTFOLIO(
            """
            UPDATE trading_halts
            SET cleared_at = CASE WHEN raised_at > :at THEN raised_at ELSE :at END
            WHERE portfolio_id = :portfolio_id AND cleared_at IS NULL\
            """),
    HELD_HALTS(
            RiskColumns.HALT.with("id").select()
                    + """

                    WHERE cleared_at IS NULL AND raised_at <= :raised_max
                    ORDER BY raised_at, id\
                    """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String LIMITS = RiskColumns.LIMIT.with("id").select() + "\n";
    }

    private final String sql;

    RiskQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
