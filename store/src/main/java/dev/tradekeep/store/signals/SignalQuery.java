package dev.tradekeep.store.signals;

import dev.tradekeep.store.sql.Query;

/** Queries over hooks and their calls. */
public enum SignalQuery implements Query {
    INSERT_HOOK(SignalColumns.HOOK.insert()),
    INSERT_INSTRUMENT(SignalColumns.INSTRUMENT.insert()),
    COUNT_HOOKS("SELECT count(*) FROM signal_hooks"),
    BY_NAME(Text.HOOKS + "WHERE h.name = :name"),
    BY_PATH(Text.HOOKS + "WHERE h.path_sha256 = :path_sha256"),
    INSTRUMENTS(
            """
            SELECT ticker, instrument_id FROM signal_hook_instruments
            WHERE hook_id = :hook_id ORDER BY ticker\
            """),
    ROTATE(
            """
            UPDATE signal_hooks SET path_sha256 = :path_sha256,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    SET_ENABLED(
            """
            UPDATE signal_hooks SET enabled = :enabled,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    DELETE_HOOK("DELETE FROM signal_hooks WHERE id = :id"),
    INSERT_CALL(SignalColumns.CALL.with("address").insert()),
    /** A refused call may be made again, once its reason is gone. */
    SAME_CALL(
            "SELECT id, "
                    + SignalColumns.CALL.list()
                    + """

                    FROM signal_calls
                    WHERE hook_id = :hook_id AND call_key = :call_key AND received_at > :since
                        AND state <> 'refused'
                    ORDER BY id DESC LIMIT 1\
                    """),
    COUNT_CALLS(
            """
            SELECT count(*) FROM signal_calls
            WHERE hook_id = :hook_id AND received_at > :since AND state <> 'refused'\
            """),
    LIKE_REFUSED(
            """
            SELECT id FROM signal_calls
            WHERE hook_id = :hook_id AND received_at > :since AND state = 'refused'
                AND reason = :reason
            LIMIT 1\
            """),
    REPEAT("UPDATE signal_calls SET repeats = repeats + 1 WHERE id = :id"),
    END(
            """
            UPDATE signal_calls
            SET state = :state, client_order_id = :client_order_id, reason = :reason
            WHERE id = :id AND state = 'received'\
            """),
    UNFINISHED(
            "SELECT id, "
                    + SignalColumns.CALL.list()
                    + " FROM signal_calls WHERE state = 'received' ORDER BY id LIMIT :rows_max"),
    /** The latest candle of each series of an instrument. */
    LAST_PRICES(
            """
            SELECT c.open_time + s.interval_micros, c.close
            FROM candle_series AS s
            JOIN candles AS c ON c.series_id = s.id AND c.open_time = (
                SELECT max(l.open_time) FROM candles AS l WHERE l.series_id = s.id)
            WHERE s.instrument_id = :instrument_id\
            """),
    SWEEP(
            """
            DELETE FROM signal_calls WHERE id IN (
                SELECT id FROM signal_calls WHERE received_at < :before LIMIT :rows_max)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String HOOKS =
                """
                SELECT h.id, h.name, h.enabled, e.name AS engine, p.name AS portfolio, h.order_type,
                    h.side_field, h.instrument_field, h.quantity_field, h.price_field, h.id_field,
                    h.quote_asset_id, a.scale AS quote_scale, h.max_notional, h.orders_per_minute,
                    h.window_seconds
                FROM signal_hooks AS h
                LEFT JOIN engines AS e ON e.id = h.engine_id
                LEFT JOIN portfolios AS p ON p.id = h.portfolio_id
                LEFT JOIN assets AS a ON a.id = h.quote_asset_id
                """;
    }

    private final String sql;

    SignalQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** There are few hooks. */
    @Override
    public boolean readsWholeTables() {
        return this == COUNT_HOOKS;
    }
}
