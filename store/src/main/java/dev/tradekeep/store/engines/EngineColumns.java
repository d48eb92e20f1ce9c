package dev.tradekeep.store.engines;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class EngineColumns {
    /** An engine as it is first written. */
    static final Columns NEW_ENGINE =
            Columns.of("engines", "name", "mode", "exchange_id", "portfolio_id", "created_at");

    static final Columns ENGINE =
            Columns.of(
                    "engines",
                    "id",
                    "name",
                    "mode",
                    "exchange_id",
                    "connection_id",
                    "portfolio_id",
                    "auto_start",
                    "desired_state",
                    "actual_state",
                    "owner_node",
                    "heartbeat_at");

    /** A run as it is first written. */
    static final Columns NEW_RUN =
            Columns.of(
                    "engine_runs",
                    "id",
                    "engine_id",
                    "strategy",
                    "status",
                    "candles",
                    "incarnation",
                    "started_at");

    static final Columns EVENT =
            Columns.of(
                    "engine_events",
                    "engine_id",
                    "engine_run_id",
                    "event",
                    "detail",
                    "occurred_at");

    static final Columns CURSOR =
            Columns.of("engine_cursors", "engine_id", "series_id", "open_time", "close");

    static final Columns BASELINE =
            Columns.of(
                    "equity_baselines",
                    "portfolio_id",
                    "day",
                    "day_began_at",
                    "day_start",
                    "day_high",
                    "max_drawdown_bps",
                    "high",
                    "trades",
                    "fees",
                    "equity",
                    "measured_at");

    static final Columns PRESET =
            Columns.of("engine_presets", "engine_id", "preset_id", "portfolio_id");

    static final Columns SLOT =
            Columns.of(
                    "engine_slots",
                    "engine_id",
                    "slot",
                    "preset_id",
                    "instrument_id",
                    "interval_micros",
                    "portfolio_id");

    private static final String[] VENUE_RULES = {
        "fill_model",
        "maker_fee",
        "taker_fee",
        "slippage",
        "volume_share_bps",
        "volume_unit",
        "trading_days",
        "latency_micros"
    };

    static final Columns VENUE = Columns.of("engine_venues", "engine_id").with(VENUE_RULES);

    static final Columns RUN_VENUE = Columns.of("run_venues", "engine_run_id").with(VENUE_RULES);

    static final Columns STRATEGY = Columns.of("strategy_states", "engine_id", "slot", "state");

    static final Columns TIMER =
            Columns.of("engine_timers", "engine_id", "slot", "timer_id", "due_at");

    private EngineColumns() {}
}
