package dev.tradekeep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestIT {
    private static final long T0 = EngineBooks.START;
    private static final long T1 = T0 + EngineBooks.MINUTE;
    private static final long CASH = 100_000;
    private static final int WAVE_CANDLES = 600;
    private static final long WAVE_SEED = 42;
    private static final String CROSSOVER = "crossover:fast=2,slow=5";

    private static final VenueCosts COSTS =
            new VenueCosts(
                    BasisPoints.parse("10"), BasisPoints.parse("10"), BasisPoints.parse("10"));

    @TempDir Path folder;
    private EngineBooks books;

    @BeforeEach
    void open() {
        books = EngineBooks.create(folder.resolve("t.db"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    /** Every number worked out by hand; amounts in cents, prices in tenths. */
    @Test
    void booksABuyAndHoldRunToTheLastUnit() {
        BookedReport report = run(books, tenCandles(), strategy("buy-and-hold"));

        // At the close of 100.0: 95 % of 1000.00 buys 9.5. At the open of 102.0: 10 bp of slippage
        // is 0.102, up to the tick 102.2; × 9.5 = 970.90; 10 bp of that is 0.9709, up to 0.98.
        // Cash: 1000.00 - 970.90 - 0.98 = 28.12.
        assertThat(
                        books.rows(
                                "orders",
                                "client_order_id",
                                "exchange_order_id",
                                "engine_run_id",
                                "portfolio_id",
                                "instrument_id",
                                "side",
                                "type",
                                "quantity",
                                "limit_price",
                                "status",
                                "filled_quantity",
                                "filled_notional",
                                "created_at",
                                "updated_at"))
                .containsExactly(
                        "T00000000010000001|S-T00000000010000001|1|1|1|BUY|MARKET|95000|0|FILLED|95000|97090|"
                                + T1
                                + "|"
                                + (T1 + 2));
        assertThat(
                        books.rows(
                                "order_events",
                                "order_id",
                                "sequence",
                                "event",
                                "status",
                                "occurred_at"))
                .containsExactly(
                        "1|1|Submitted|SUBMITTED|" + T1,
                        "1|2|Accepted|ACCEPTED|" + (T1 + 1),
                        "1|3|Filled|FILLED|" + (T1 + 2));
        assertThat(
                        books.rows(
                                "trades",
                                "id",
                                "order_id",
                                "exchange_trade_id",
                                "portfolio_id",
                                "instrument_id",
                                "side",
                                "price",
                                "quantity",
                                "notional",
                                "fee",
                                "fee_asset_id",
                                "executed_at"))
                .containsExactly("1|1|T00000000010000001-1|1|1|BUY|1022|95000|97090|98|2|" + T1);
        assertThat(
                        books.rows(
                                "positions",
                                "portfolio_id",
                                "instrument_id",
                                "quantity",
                                "cost",
                                "realized_pnl",
                                "updated_at"))
                .containsExactly("1|1|95000|97090|0|" + T1);
        assertThat(books.rows("balances", "portfolio_id", "asset_id", "amount", "updated_at"))
                .containsExactly("1|1|950000000|" + (T1 + 2), "1|2|2812|" + (T1 + 2));
        assertThat(
                        books.rows(
                                "ledger_entries",
                                "posting_id",
                                "line",
                                "portfolio_id",
                                "account",
                                "asset_id",
                                "amount",
                                "reason",
                                "trade_id",
                                "posted_at"))
                .containsExactly(
                        "1|1|1|portfolio|2|100000|deposit|-|" + T0,
                        "1|2|1|external|2|-100000|deposit|-|" + T0,
                        "2|1|1|portfolio|1|950000000|trade|1|" + T1,
                        "2|2|1|market|1|-950000000|trade|1|" + T1,
                        "2|3|1|market|2|97090|trade|1|" + T1,
                        "2|4|1|portfolio|2|-97090|trade|1|" + T1,
                        "2|5|1|fees|2|98|fee|1|" + T1,
                        "2|6|1|portfolio|2|-98|fee|1|" + T1);
        assertThat(books.rows("engine_runs", "id", "engine_id", "strategy", "status", "candles"))
                .containsExactly("1|1|buy-and-hold:stake-bps=9500|completed|10");

        assertThat(books.rows("engine_events", "engine_id", "engine_run_id", "event", "detail"))
                .containsExactly("1|1|started|buy-and-hold:stake-bps=9500", "1|1|stopped|-");
        assertThat(books.rows("signals", "side", "price", "reason", "client_order_id"))
                .containsExactly("BUY|1000|nothing is held|T00000000010000001");
        assertThat(books.rows("strategies", "name", "description"))
                .containsExactly("buy-and-hold|Buys at the first candle and holds.");
        // 171.00 of 28.12 + 9.5 × 108.0 = 1054.12: 1622.2 bp.
        assertThat(
                        books.rows(
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
                                "orders",
                                "trades",
                                "fees"))
                .containsExactly(
                        "1|1|-|1|stake-bps=9500|USD|2|"
                                + T0
                                + "|"
                                + (T0 + 9 * EngineBooks.MINUTE)
                                + "|100000|107312|1623|1|1|98");
        assertThat(books.rows("backtest_trades", "sequence")).as("it is still open").isEmpty();
        assertThat(books.rows("backtest_equity", "measured_at", "equity", "drawdown_bps"))
                .hasSize(10)
                .contains(
                        T1 + "|100000|0",
                        (T0 + 3 * EngineBooks.MINUTE) + "|105412|0",
                        (T0 + 4 * EngineBooks.MINUTE) + "|88312|1623");
        assertThat(books.rows("equity_snapshots", "measured_at", "equity", "cash"))
                .containsExactly(
                        T0 + "|100000|100000", (T0 + 10 * EngineBooks.MINUTE) + "|107312|2812");
        assertThat(
                        books.rows(
                                "performance_daily",
                                "day",
                                "start_equity",
                                "end_equity",
                                "max_drawdown_bps",
                                "trades",
                                "fees"))
                .containsExactly("20089|100000|107312|1623|1|98");

        // 9.5 × 110.0 + 28.12; from 9.5 × 108.0 down to 9.5 × 90.0.
        assertThat(report.endEquity()).isEqualTo(107_312);
        assertThat(report.drawdown().amount()).isEqualTo(17_100);
        assertThat(report.progress().fees()).isEqualTo(98);
        assertThat(report.equitySample()).hasSize(10);
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void samePlanGivesTheSameRowsInAnotherFileAtAnotherTime() {
        run(books, wave(), strategy(CROSSOVER));
        try (EngineBooks again =
                EngineBooks.create(
                        folder.resolve("again.db"), Instant.parse("2031-01-01T00:00:00Z"))) {
            run(again, wave(), strategy(CROSSOVER));
            assertThat(again.dump()).isEqualTo(books.dump());
        }
        assertThat(books.rows("trades", "id")).hasSizeGreaterThan(50);
    }

    @Test
    void roundTripsAndDaysAddUpToTheRun() {
        StrategyInstance inAndOut =
                ScriptedStrategy.of((number, context) -> {
                    if (number % 10 == 1) {
                        context.buy(5_000, "in");
                    } else if (number % 10 == 6) {
                        context.sell(context.position().quantity(), "out");
                    }
                });
        BookedReport report = run(books, wave(), inAndOut);
        assertThat(report.progress().trades()).isEqualTo(WAVE_CANDLES / 5);
        List<String> sums =
                books.rows(
                        "backtest_trades",
                        "count(*)",
                        "sum(realized_pnl)",
                        "sum(fees)",
                        "min(quantity)",
                        "max(quantity)",
                        "min(closed_at - opened_at)");
        assertThat(sums)
                .containsExactly(
                        report.progress().trades() / 2
                                + "|"
                                + report.progress().position().realizedPnl()
                                + "|"
                                + report.progress().fees()
                                + "|5000|5000|"
                                + 5 * EngineBooks.MINUTE);
        assertThat(books.rows("performance_daily", "sum(trades)", "sum(fees)", "max(end_equity)"))
                .containsExactly(
                        report.progress().trades()
                                + "|"
                                + report.progress().fees()
                                + "|"
                                + report.endEquity());
        assertThat(books.rows("position_changes", "count(*)"))
                .containsExactly(Long.toString(report.progress().trades()));
        assertThat(books.rows("signals", "count(*)"))
                .containsExactly(Long.toString(report.progress().orders()));
    }

    @Test
    void theTablesOfARunCanBeListed() {
        run(books, wave(), strategy(CROSSOVER));
        run(books, wave(), ScriptedStrategy.of((n, c) -> c.buy(900_000_000, "because")));
        for (var listed :
                Map.of(
                                "strategies", Map.<String, String>of(),
                                "signals", Map.of("run", "1"),
                                "backtests", Map.of("strategy", "crossover"),
                                "backtest-trades", Map.of("backtest", "1"),
                                "backtest-equity", Map.of("backtest", "1"),
                                "engine-runs", Map.of("engine", "backtest-1"),
                                "engine-events", Map.of("event", "stopped"),
                                "risk-events", Map.of("code", "INSUFFICIENT_BALANCE"),
                                "performance-days", Map.of("portfolio", "backtest-1"),
                                "equity-snapshots", Map.of("portfolio", "backtest-1"))
                        .entrySet()) {
            Map<String, String> given = listed.getValue();
            Listing listing =
                    new ListingCatalogue(StoreQueries.all()).find(listed.getKey(), given.keySet());
            try (DatabaseReader reader = books.database().openReader()) {
                ListingPage page =
                        reader.read(t -> new ListingReader(t).page(listing, given, null, 5));
                assertThat(page.rows()).as(listed.getKey()).isNotEmpty();
            }
        }
    }

    @Test
    void endEquityIsCashAndPositionAtTheLastClose() {
        List<Candle> wave = wave();
        BookedReport report = run(books, wave, strategy(CROSSOVER));
        long cash = Long.parseLong(books.rows("balances WHERE asset_id = 2", "amount").getFirst());
        long held = Long.parseLong(books.rows("positions", "quantity").getFirst());
        long close = wave.getLast().close();
        assertThat(report.endEquity()).isEqualTo(cash + EngineBooks.BTC_USD.notional(close, held));
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void replayingTheEventsOfEachOrderGivesItsRow() {
        StrategyInstance strategy =
                ScriptedStrategy.of((number, context) -> {
                    switch (number % 10) {
                        case 1 -> context.buy(100 + number, "because");
                        case 4 ->
                                context.sell(
                                        Math.max(1, context.position().quantity() / 2), "because");
                        case 7 -> context.buy(900_000_000, "because");
                        default -> {}
                    }
                    if (number == WAVE_CANDLES) {
                        context.buy(1, "because");
                    }
                });
        run(books, wave(), strategy);
        List<String> statuses = books.rows("orders", "status");
        assertThat(statuses).contains("FILLED", "DENIED", "EXPIRED").hasSizeGreaterThan(100);

        for (String row :
                books.rows(
                        "orders", "client_order_id", "status", "filled_notional", "updated_at")) {
            assertThat(describe(load(row.substring(0, row.indexOf('|'))))).isEqualTo(row);
        }
    }

    @Test
    void ordersLeftAtTheEndExpire() {
        StrategyInstance lastMoment =
                ScriptedStrategy.of((number, context) -> {
                    if (number == 10) {
                        context.buy(1_000, "because");
                    }
                });
        BookedReport report = run(books, tenCandles(), lastMoment);
        long end = T0 + 10 * EngineBooks.MINUTE;
        assertThat(report.progress().expired()).isEqualTo(1);
        assertThat(books.rows("orders", "status", "updated_at")).containsExactly("EXPIRED|" + end);
        assertThat(books.rows("trades", "id")).isEmpty();
        assertThat(report.endEquity()).isEqualTo(CASH);
    }

    @Test
    void failingStrategyEndsTheRunAsFailedAndTheBooksBalance() {
        IllegalStateException failure = new IllegalStateException("out of ideas");
        StrategyInstance failing =
                ScriptedStrategy.of((number, context) -> {
                    if (number == 6) {
                        throw failure;
                    }
                    context.buy(1_000, "because");
                });
        assertThatThrownBy(() -> run(books, tenCandles(), failing))
                .hasCause(failure)
                .hasMessageContaining("Strategy scripted: ");
        assertThat(books.rows("engine_runs", "status", "candles")).containsExactly("failed|5");
        assertThat(books.rows("engine_events", "event", "detail"))
                .containsExactly(
                        "failed|Strategy scripted: java.lang.IllegalStateException: out of ideas",
                        "started|scripted");
        assertThat(books.rows("backtests", "id")).as("it has no result").isEmpty();
        assertThat(books.rows("trades", "id")).hasSize(5);
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void bookingThatFailsEndsTheRunAndTheBooksBalance() {
        books.execute(
                """
                CREATE TRIGGER refuse BEFORE INSERT ON trades WHEN new.price > 1050
                BEGIN SELECT raise(ABORT, 'refused by the test'); END\
                """);
        StrategyInstance busy =
                ScriptedStrategy.of((number, context) -> context.buy(100, "because"));
        assertThatThrownBy(() -> run(books, tenCandles(), busy))
                .hasMessageContaining("refused by the test");
        assertThat(books.rows("engine_runs", "status")).containsExactly("failed");
        assertThat(books.rows("trades", "price")).as("its whole group").isEmpty();
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void runsOfOneFileDoNotMeet() {
        BookedReport first = run(books, wave(), strategy(CROSSOVER));
        BookedReport second = run(books, wave(), strategy(CROSSOVER));
        assertThat(second.runId()).isEqualTo(first.runId() + 1);
        assertThat(second.portfolio()).isNotEqualTo(first.portfolio());
        assertThat(second.progress()).isEqualTo(first.progress());
        assertThat(second.endEquity()).isEqualTo(first.endEquity());
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void emptySeriesIsRefusedBeforeAnythingIsBooked() {
        List<String> before = books.dump();
        assertThatThrownBy(() -> run(books, List.of(), strategy(CROSSOVER)))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("BTC/USD");
        assertThat(books.rows("engine_runs", "id")).isEmpty();
        assertThat(books.rows("portfolios", "id")).isEmpty();
        assertThat(books.dump())
                .filteredOn(row -> !row.startsWith("candle_series"))
                .isEqualTo(before);
    }

    private static BookedReport run(
            EngineBooks books, List<Candle> candles, StrategyInstance strategy) {
        BookedPlan plan =
                new BookedPlan(
                        books.listed(),
                        books.series(candles),
                        strategy,
                        new VenueSettings(
                                VenueModel.of(FillModel.NEXT_OPEN_TICK, COSTS),
                                VolumeUnit.UNKNOWN,
                                null),
                        CASH);
        List<Long> heard = new ArrayList<>();
        BookedReport report = BookedBacktest.run(books.database(), books.clock(), plan, heard::add);
        assertThat(heard).hasSize(candles.size()).last().isEqualTo((long) candles.size());
        return report;
    }

    private static StrategyInstance strategy(String text) {
        return StrategyCatalog.standard().create(text);
    }

    private static List<Candle> tenCandles() {
        long[] closes = {1_000, 1_040, 1_080, 900, 950, 1_000, 1_050, 1_070, 1_090, 1_100};
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            long open = i == 1 ? 1_020 : closes[i];
            candles.add(candle(i, open, closes[i]));
        }
        return candles;
    }

    /** A seeded walk around 100.0. */
    private static List<Candle> wave() {
        SplittableRandom random = new SplittableRandom(WAVE_SEED);
        List<Candle> candles = new ArrayList<>();
        long price = 1_000;
        for (int i = 0; i < WAVE_CANDLES; i++) {
            long close = Math.max(100, price + random.nextInt(-30, 31));
            candles.add(candle(i, price, close));
            price = close;
        }
        return candles;
    }

    private static Candle candle(int number, long open, long close) {
        return new Candle(
                T0 + number * EngineBooks.MINUTE,
                open,
                Math.max(open, close) + 3,
                Math.min(open, close) - 3,
                close,
                number);
    }

    /** The order as its events alone tell. */
    private Order load(String id) {
        return books.database()
                .write(
                        Durability.RELAXED,
                        transaction ->
                                new OrderRepository(transaction)
                                        .find(id, instrument -> EngineBooks.BTC_USD)
                                        .orElseThrow()
                                        .order());
    }

    private static String describe(Order order) {
        return order.clientOrderId()
                + "|"
                + order.status()
                + "|"
                + order.filledNotional()
                + "|"
                + order.updatedAt();
    }
}
