package dev.tradekeep.store.strategies;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class StrategySource {
    static final ListingSource STRATEGIES =
            ListingSource.named("strategies", "the strategies that were used")
                    .text("name", "s.name")
                    .text("description", "s.description")
                    .time("created_at", "s.created_at")
                    .from("strategies AS s")
                    .ascending("s.id");

    private static final ListingSource.Builder PRESET_COLUMNS =
            ListingSource.named("presets", "strategies with parameters, ready to be run")
                    .text("name", "p.name")
                    .text("strategy", "s.name")
                    .text("parameters", "p.parameters")
                    .integer("interval_micros", "p.interval_micros")
                    .bool("own_portfolio", "p.own_portfolio")
                    .text("status", "p.status")
                    .time("created_at", "p.created_at")
                    .time("updated_at", "p.updated_at");

    static final ListingSource PRESETS =
            PRESET_COLUMNS
                    .from("presets AS p LEFT JOIN strategies AS s ON s.id = p.strategy_id")
                    .ascending("p.id");

    static final ListingSource PRESETS_BY_INSTRUMENT =
            PRESET_COLUMNS
                    .from(
                            """
                            preset_instruments AS x
                            LEFT JOIN presets AS p ON p.id = x.preset_id
                            LEFT JOIN strategies AS s ON s.id = p.strategy_id\
                            """)
                    .ascending("x.preset_id");

    static final ListingSource PRESET_INSTRUMENTS =
            ListingSource.named("preset-instruments", "what a preset trades")
                    .text("exchange", "e.code")
                    .text("instrument", "i.symbol")
                    .from(
                            """
                            preset_instruments AS x
                            LEFT JOIN instruments AS i ON i.id = x.instrument_id
                            LEFT JOIN exchanges AS e ON e.id = i.exchange_id\
                            """)
                    .ascending("x.instrument_id");

    static final ListingSource SIGNALS =
            ListingSource.named("signals", "what strategies wanted and why, newest first")
                    .integer("id", "g.id")
                    .integer("run", "g.engine_run_id")
                    .text("instrument", "i.symbol")
                    .text("side", "g.side")
                    .decimal("price", "g.price", "i.price_scale")
                    .text("reason", "g.reason")
                    .text("client_order_id", "g.client_order_id")
                    .time("generated_at", "g.generated_at")
                    .from("signals AS g LEFT JOIN instruments AS i ON i.id = g.instrument_id")
                    .descending("g.id");

    private static final ListingSource.Builder BACKTEST_COLUMNS =
            ListingSource.named("backtests", "what was tried and what came of it, newest first")
                    .integer("id", "b.id")
                    .integer("run", "b.engine_run_id")
                    .text("strategy", "s.name")
                    .text("parameters", "b.parameters")
                    .text("preset", "p.name")
                    .integer("series", "b.series_id")
                    .text("instrument", "m.symbol")
                    .time("first_open_time", "b.first_open_time")
                    .time("last_open_time", "b.last_open_time")
                    .text("quote_asset", "b.quote")
                    .decimal("start_equity", "b.start_equity", "b.quote_scale")
                    .decimal("end_equity", "b.end_equity", "b.quote_scale")
                    .integer("max_drawdown_bps", "b.max_drawdown_bps")
                    .integer("candles", "b.candles")
                    .integer("orders", "b.orders")
                    .integer("denied", "b.denied")
                    .integer("expired", "b.expired")
                    .integer("trades", "b.trades")
                    .decimal("fees", "b.fees", "b.quote_scale")
                    .decimal("slippage", "b.slippage", "b.quote_scale")
                    .time("created_at", "b.created_at")
                    .from(
                            """
                            backtests AS b
                            LEFT JOIN strategies AS s ON s.id = b.strategy_id
                            LEFT JOIN presets AS p ON p.id = b.preset_id
                            LEFT JOIN backtest_markets AS m ON m.backtest_id = b.id AND m.market = 0\
                            """);

    static final ListingSource BACKTESTS = BACKTEST_COLUMNS.descending("b.id");

    static final ListingSource BACKTESTS_BY_TIME =
            BACKTEST_COLUMNS.descending("b.created_at", "b.id");

    static final ListingSource ROUND_TRIPS =
            ListingSource.named("backtest-trades", "the round trips of a backtest, in order")
                    .integer("sequence", "t.sequence")
                    .text("instrument", "m.symbol")
                    .text("side", "t.side")
                    .decimal("quantity", "t.quantity", "m.quantity_scale")
                    .decimal("entry_notional", "t.entry_notional", "b.quote_scale")
                    .decimal("exit_notional", "t.exit_notional", "b.quote_scale")
                    .decimal("realized_pnl", "t.realized_pnl", "b.quote_scale")
                    .decimal("fees", "t.fees", "b.quote_scale")
                    .decimal("initial_risk", "t.initial_risk", "b.quote_scale")
                    .decimal("worst_pnl", "t.worst_pnl", "b.quote_scale")
                    .decimal("best_pnl", "t.best_pnl", "b.quote_scale")
                    .text("quote_asset", "b.quote")
                    .time("opened_at", "t.opened_at")
                    .time("closed_at", "t.closed_at")
                    .from(
                            """
                            backtest_trades AS t
                            LEFT JOIN backtests AS b ON b.id = t.backtest_id
                            LEFT JOIN backtest_markets AS m
                                ON m.backtest_id = t.backtest_id AND m.market = t.market\
                            """)
                    .ascending("t.sequence");

    static final ListingSource EQUITY =
            ListingSource.named("backtest-equity", "the equity curve of a backtest, in order")
                    .time("measured_at", "v.measured_at")
                    .decimal("equity", "v.equity", "b.quote_scale")
                    .text("quote_asset", "b.quote")
                    .integer("drawdown_bps", "v.drawdown_bps")
                    .from(
                            """
                            backtest_equity AS v
                            LEFT JOIN backtests AS b ON b.id = v.backtest_id\
                            """)
                    .ascending("v.measured_at");

    private StrategySource() {}
}
