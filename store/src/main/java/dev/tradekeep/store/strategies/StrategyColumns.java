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
                    "quote",
                    "quote_scale",
                    "first_open_time",
                    "last_open_time",
                    "start_equity",
                    "end_equity",
                    "max_drawdown_bps",
                    "candles",
                    "orders",
                    "denied",
                    "expired",
                    "trades",
                    "fees",
                    "slippage",
                    "created_at");

    static final Columns ROUND_TRIP =
            Columns.of(
                    "backtest_trades",
                    "backtest_id",
                    "sequence",
                    "market",
                    "side",
                    "quantity",
                    "entry_notional",
                    "exit_notional",
                    "realized_pnl",
                    "fees",
                    "initial_risk",
                    "worst_pnl",
                    "best_pnl",
                    "opened_at",
                    "closed_at");

    static final Columns EQUITY =
            Columns.of("backtest_equity", "backtest_id", "measured_at", "equity", "drawdown_bps");

    static final Columns BACKTEST_MARKET =
            Columns.of(
                    "backtest_markets",
                    "backtest_id",
                    "market",
                    "symbol",
                    "price_scale",
                    "quantity_scale",
                    "tick_size",
                    "lot_size");

    static final Columns BACKTEST_FEED =
            Columns.of(
                    "backtest_feeds",
                    "backtest_id",
                    "feed",
                    "market",
                    "series_id",
                    "source",
                    "interval_micros",
                    "volume_scale",
                    "candles",
                    "first_open_time",
                    "last_open_time",
                    "fingerprint");

    static final Columns BACKTEST_STRATEGY =
            Columns.of(
                    "backtest_strategies",
                    "backtest_id",
                    "slot",
                    "strategy",
                    "parameters",
                    "sha256",
                    "feed");

    static final Columns BACKTEST_INPUTS =
            Columns.of(
                    "backtest_inputs",
                    "backtest_id",
                    "sha256",
                    "program_version",
                    "fill_model",
                    "maker_fee",
                    "taker_fee",
                    "slippage",
                    "volume_share_bps",
                    "volume_unit",
                    "trading_days",
                    "latency_micros");

    static final Columns TRIAL =
            Columns.of(
                    "backtest_trials",
                    "strategy",
                    "symbol",
                    "sha256",
                    "first_open_time",
                    "last_open_time");

    static final Columns BACKTEST_STATISTIC =
            Columns.of("backtest_statistics", "backtest_id", "account", "measure", "kind", "value");

    static final Columns BACKTEST_VERDICT =
            Columns.of("backtest_verdicts", "backtest_id", "verdict", "report");

    static final Columns SWEEP = Columns.of("sweeps", "sha256");

    static final Columns SWEEP_TRIAL =
            Columns.of("sweep_trials", "sweep_id", "batch", "place", "trial");

    static final Columns SWEEP_BATCH = Columns.of("sweep_batches", "sweep_id", "batch", "luck");

    private StrategyColumns() {}
}
