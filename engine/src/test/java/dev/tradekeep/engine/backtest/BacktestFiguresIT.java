package dev.tradekeep.engine.backtest;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Reader;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestFiguresIT {
    private static final long T0 = EngineBooks.START;
    private static final long HOUR = 60 * EngineBooks.MINUTE;
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS = 40;
    private static final long CASH = 10_000_000;

    /** What a portfolio's books do not tell: closes inside a day, and bars. */
    private static final Set<Measure> INSIDE_DAYS =
            EnumSet.of(
                    Measure.DRAWDOWN,
                    Measure.DRAWDOWN_LENGTH,
                    Measure.DRAWDOWN_INSIDE,
                    Measure.BETA);

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

    @Test
    void theBooksTellOfAPortfolioWhatItsRunDid() {
        BookedReport report = run(walk(), strategy("crossover:fast=3,slow=9"), CASH);
        Performance run = report.statistics().account();
        PortfolioPerformance booked = read(report.portfolio());

        assertThat(run.get(Measure.TRADES)).isNotEqualTo(new Statistic.Count(0));
        for (Measure measure : Measure.values()) {
            if (!INSIDE_DAYS.contains(measure)) {
                assertThat(booked.whole().account().get(measure))
                        .as(measure.title())
                        .isEqualTo(run.get(measure));
            }
        }
        assertThat(booked.parts())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.strategy()).startsWith("crossover:fast=3,slow=9");
                    assertThat(part.instrument()).isEqualTo("BTC/USD");
                    for (Measure measure :
                            List.of(
                                    Measure.PROFIT,
                                    Measure.TRADES,
                                    Measure.SQN,
                                    Measure.EXPOSURE,
                                    Measure.FEES)) {
                        assertThat(part.performance().get(measure))
                                .as(measure.title())
                                .isEqualTo(run.get(measure));
                    }
                });
        assertThat(booked.beganAt()).isEqualTo(T0);
        assertThat(booked.endedAt()).isEqualTo(T0 + DAYS * HOURS_A_DAY * HOUR);
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void theBooksKnowNoPortfolioOfAnotherName() {
        assertFails(ErrorCode.NOT_FOUND, () -> read("none"));
    }

    /** Buying and holding is its own benchmark, to the last unit. */
    @Test
    void theBenchmarkIsWhatTheStrategyThatHoldsDoes() {
        Comparison told = run(walk(), strategy("buy-and-hold"), CASH).statistics();

        Performance hold = Objects.requireNonNull(told.hold());
        for (Measure measure : Measure.values()) {
            if (measure == Measure.BETA || measure == Measure.DRAWDOWN_INSIDE) {
                continue;
            }
            if (measure != Measure.ALPHA) {
                assertThat(hold.get(measure))
                        .as(measure.title())
                        .isEqualTo(told.account().get(measure));
            }
        }
        assertThat(value(told.account(), Measure.BETA)).isEqualTo(1, within(1e-12));
        assertThat(told.cash().get(Measure.RETURN)).isEqualTo(new Statistic.Value(0));
    }

    /** What is left is worth less than half a cent. */
    @Test
    void ruinEndsTheRun() {
        StrategyInstance all = ScriptedStrategy.of((number, context) -> context.buy(1, "all"));
        List<Candle> candles = new ArrayList<>();
        for (long close : new long[] {10_000, 10_000, 1, 50_000, 50_000}) {
            candles.add(flat(candles.size(), close));
        }

        BookedReport report = run(candles, all, 10);

        Performance told = report.statistics().account();
        assertThat(told.ruined()).isTrue();
        assertThat(report.progress().candles()).isEqualTo(3);
        assertThat(told.get(Measure.CAGR)).isEqualTo(new Statistic.Value(-1));
        assertThat(told.get(Measure.RETURN)).isEqualTo(new Statistic.Value(-1));
        assertThat(told.get(Measure.DRAWDOWN)).isEqualTo(new Statistic.Value(1));
        assertThat(books.rows("backtests", "end_equity", "max_drawdown_bps"))
                .containsExactly("0|10000");
    }

    @Test
    void aRunWithoutATradeHasReasonsInPlaceOfFigures() {
        StrategyInstance idle = ScriptedStrategy.of((number, context) -> {});

        Performance told = run(walk().subList(0, 5), idle, CASH).statistics().account();

        assertThat(told.get(Measure.RETURN)).isEqualTo(new Statistic.Value(0));
        assertThat(told.get(Measure.EXPOSURE)).isEqualTo(new Statistic.Value(0));
        assertThat(told.get(Measure.DRAWDOWN)).isEqualTo(new Statistic.Value(0));
        assertThat(told.get(Measure.DRAWDOWN_INSIDE)).isEqualTo(new Statistic.Value(0));
        for (Measure measure :
                List.of(
                        Measure.SHARPE,
                        Measure.WIN_RATE,
                        Measure.PROFIT_FACTOR,
                        Measure.OPEN_PROFIT,
                        Measure.DRAWDOWN_LENGTH,
                        Measure.CAGR)) {
            assertThat(told.get(measure))
                    .as(measure.title())
                    .isInstanceOf(Statistic.NotAvailable.class);
        }
    }

    /** A stop 10.0 below: what a trip risked, and how far it went either way, in cents. */
    @Test
    void aRoundTripKeepsItsRiskAndItsExtremes() {
        StrategyInstance bracket =
                ScriptedStrategy.of((number, context) -> {
                    if (number == 1) {
                        context.bracket(
                                Side.BUY,
                                new OrderTerms.Market(),
                                10_000,
                                new OrderTerms.Stop(9_900),
                                null,
                                "in");
                    }
                });
        List<Candle> candles =
                List.of(
                        flat(0, 10_000),
                        candle(1, 10_000, 10_200, 9_950, 10_100),
                        candle(2, 10_100, 10_400, 10_050, 10_100),
                        candle(3, 10_000, 10_000, 9_800, 9_850),
                        flat(4, 9_850));

        BookedReport report = run(candles, bracket, CASH);

        assertThat(
                        books.rows(
                                "backtest_trades",
                                "entry_notional",
                                "exit_notional",
                                "realized_pnl",
                                "initial_risk",
                                "worst_pnl",
                                "best_pnl"))
                .containsExactly("100000|99000|-1000|1000|-1000|4000");
        // From 100,010.00 at the second close to 99,990.00.
        assertThat(value(report.statistics().account(), Measure.DRAWDOWN))
                .isEqualTo(20.0 / 100_010, within(1e-12));
    }

    private static double value(Performance performance, Measure measure) {
        Statistic found = performance.get(measure);
        assertThat(found).as(measure.title()).isInstanceOf(Statistic.Value.class);
        return ((Statistic.Value) found).value();
    }

    private PortfolioPerformance read(String portfolio) {
        try (Reader reader = books.database().openReader()) {
            return reader.read(t -> PortfolioPerformance.read(t, portfolio));
        }
    }

    private BookedReport run(List<Candle> candles, StrategyInstance strategy, long cash) {
        VenueCosts costs =
                strategy.name().equals("scripted") ? VenueCosts.FREE : VenueCosts.DEFAULT;
        BookedPlan plan =
                new BookedPlan(
                        books.listed(),
                        books.series(books.listed(), new Interval(HOUR), candles),
                        strategy,
                        new VenueSettings(
                                VenueModel.of(FillModel.BARS, costs), VolumeUnit.UNKNOWN, null),
                        cash);
        return BookedBacktest.run(books.database(), books.clock(), plan, _ -> {});
    }

    private static StrategyInstance strategy(String text) {
        return StrategyCatalog.standard().create(text);
    }

    private static List<Candle> walk() {
        SplittableRandom random = new SplittableRandom(7);
        List<Candle> candles = new ArrayList<>();
        long close = 100_000;
        for (int i = 0; i < DAYS * HOURS_A_DAY; i++) {
            long open = close;
            close = Math.max(1_000, open + random.nextLong(-900, 910));
            long high = Math.max(open, close) + random.nextLong(300);
            long low = Math.min(open, close) - random.nextLong(300);
            candles.add(candle(i, open, high, low, close));
        }
        return candles;
    }

    private static Candle flat(int number, long price) {
        return candle(number, price, price, price, price);
    }

    private static Candle candle(int number, long open, long high, long low, long close) {
        return new Candle(T0 + number * HOUR, open, high, low, close, 1_000);
    }
}
