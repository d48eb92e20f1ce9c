package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class RiskColumns {
    static final Columns LIMIT =
            Columns.of(
                    "risk_limits",
                    "kind",
                    "action",
                    "portfolio_id",
                    "instrument_id",
                    "engine_id",
                    "asset_id",
                    "value");

    /** A limit as it is first written. */
    static final Columns NEW_LIMIT = LIMIT.with("enabled", "created_at", "updated_at");

    static final Columns EVENT =
            Columns.of(
                    "risk_events",
                    "kind",
                    "limit_id",
                    "code",
                    "engine_run_id",
                    "portfolio_id",
                    "instrument_id",
                    "client_order_id",
                    "detail",
                    "event_key",
                    "count",
                    "last_at",
                    "occurred_at");

    /** A halt until it is cleared. */
    static final Columns HALT =
            Columns.of(
                    "trading_halts",
                    "level",
                    "portfolio_id",
                    "instrument_id",
                    "limit_id",
                    "reason",
                    "raised_by",
                    "raised_at");

    private RiskColumns() {}
}
