package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class StrategyColumns {
    static final Columns STRATEGY = Columns.of("strategies", "name", "description", "created_at");

    static final Columns PRESET =
            Columns.of(
                    "presets",
                    "strategy_id",
                    "name",
                    "parameters",
                    "interval_micros",
                    "own_portfolio",
                    "status",
                    "created_at",
                    "updated_at");

    static final Columns PRESET_INSTRUMENT =
            Columns.of("preset_instruments", "preset_id", "instrument_id");

    static final Columns SIGNAL =
            Columns.of(
                    "signals",
                    "engine_run_id",
                    "instrument_id",
                    "side",
                    "price",
                    "reason",
                    "client_order_id",
                    "generated_at");

    static final Columns BACKTEST =
            Columns.of(
                    "backtests",
                    "engine_run_id",
                    "strategy_id",
                    "preset_id",
                    "series_id",
                    "parameters",
                    "quote_asset_id",
                    "first_open_time",
                    "last_open_time",
                    "start_equity",
                    "end_equity",
                    "max_drawdown_bps",
                    "orders",
                    "trades",
                    "fees",
                    "slippage",
                    "created_at");

    static final Columns ROUND_TRIP =
            Columns.of(
                    "backtest_trades",
                    "backtest_id",
                    "sequence",
                    "instrument_id",
                    "side",
                    "quantity",
                    "realized_pnl",
                    "fees",
                    "opened_at",
                    "closed_at");

    static final Columns EQUITY =
            Columns.of("backtest_equity", "backtest_id", "measured_at", "equity", "drawdown_bps");

    private StrategyColumns() {}
}
