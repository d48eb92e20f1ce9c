package dev.tradekeep.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Strategies that cheat, and some that do not. */
final class RepeatedRunsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final int CANDLES = 1_500;
    private static final Asset USD = new Asset("USD", 8);
    private static final Instrument COIN =
            new Instrument("BTC/USD", new Asset("BTC", 8), USD, 2, 8, 1, 1, 0, 0);

    private final BacktestFeed feed =
            new BacktestFeed(
                    new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, COIN),
                    BacktestFeed.NO_SERIES,
                    "walk",
                    0,
                    walk());

    @Test
    void nothingIsFoundOfAStrategyThatDoesNotCheat() {
        Map<CheckKind, Check> checks =
                check(_ -> StrategyCatalog.standard().create("crossover:fast=3,slow=9"));
        assertThat(found(checks, CheckKind.REPEAT).grade()).isEqualTo(Grade.OK);
        assertThat(found(checks, CheckKind.LOOK_AHEAD).grade()).isEqualTo(Grade.OK);
        assertThat(found(checks, CheckKind.RECURSION).grade()).isEqualTo(Grade.OK);
        assertThat(found(checks, CheckKind.COSTS).note()).contains("0.0 × ", "a bar later ");
        assertThat(found(checks, CheckKind.STARTS).figure()).isBetween(0.5, 1.0);
    }

    @Test
    void oneThatReadsTheNextCloseIsCaught() {
        Map<CheckKind, Check> checks = check(candles -> of(new Seer(candles)));
        assertThat(found(checks, CheckKind.LOOK_AHEAD).grade()).isEqualTo(Grade.FAIL);
        assertThat(found(checks, CheckKind.LOOK_AHEAD).note()).contains("are others when");
        assertThat(found(checks, CheckKind.REPEAT).grade()).isEqualTo(Grade.OK);
    }

    @Test
    void oneThatReadsACopyOfTheClosesIsCaught() {
        BarColumns copy = feed.candles();
        Map<CheckKind, Check> checks = check(_ -> of(new Seer(copy)));
        assertThat(found(checks, CheckKind.LOOK_AHEAD).grade()).isEqualTo(Grade.FAIL);
        assertThat(found(checks, CheckKind.LOOK_AHEAD).note()).contains("from elsewhere");
    }

    @Test
    void oneThatBuysByTheClockAloneKnowsNothing() {
        Map<CheckKind, Check> checks = check(_ -> of(new ByTheClock()));
        assertThat(found(checks, CheckKind.LOOK_AHEAD).grade()).isEqualTo(Grade.OK);
    }

    @Test
    void oneThatKeepsSomethingBetweenRunsIsCaught() {
        Counting.runs = 0;
        Map<CheckKind, Check> checks = check(_ -> of(new Counting()));
        assertThat(found(checks, CheckKind.REPEAT).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void oneThatDependsOnItsFirstCandleIsCaught() {
        Map<CheckKind, Check> checks =
                check(_ -> StrategyFactory.of(ByParity.class, ByParity::new).create(Map.of()));
        assertThat(found(checks, CheckKind.RECURSION).grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void isTheSameForTheSameSeed() {
        Function<BarColumns, StrategyInstance> strategy =
                _ -> StrategyCatalog.standard().create("crossover:fast=3,slow=9");
        assertThat(check(strategy)).isEqualTo(check(strategy));
    }

    private static StrategyInstance of(Strategy strategy) {
        return StrategyInstance.of("test", strategy);
    }

    private Map<CheckKind, Check> check(Function<BarColumns, StrategyInstance> strategy) {
        BacktestPlan plan = plan(strategy, feed, VenueSettings.DEFAULT);
        BacktestOutcome base = Backtest.run(plan, _ -> {});
        Assessor assessor = Assessor.begin(plan, base, CandleReport.of(plan), 1);
        List<Check> made =
                RepeatedRuns.make(
                        variation ->
                                Backtest.run(
                                        plan(
                                                strategy,
                                                variation.feeds().apply(feed),
                                                variation.rules().apply(VenueSettings.DEFAULT)),
                                        _ -> {}),
                        plan,
                        base,
                        assessor.timing(),
                        1,
                        _ -> {});
        Map<CheckKind, Check> checks = new EnumMap<>(CheckKind.class);
        made.forEach(check -> checks.put(check.kind(), check));
        assertThat(assessor.assess(1, made).checks()).containsAll(made);
        return checks;
    }

    private static BacktestPlan plan(
            Function<BarColumns, StrategyInstance> strategy,
            BacktestFeed feed,
            VenueSettings rules) {
        return new BacktestPlan(
                List.of(feed),
                List.of(new BacktestPlan.PlannedPortfolio("test", USD, 10_000_000_000_000L)),
                List.of(
                        new EngineSetup.StrategySetup(
                                strategy.apply(feed.candles()), 0, List.of(0))),
                rules);
    }

    /** Buys when the next close is higher, and sells when it is lower. */
    private static final class Seer implements Strategy {
        private final BarColumns candles;
        private int seen;

        Seer(BarColumns candles) {
            this.candles = candles;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            seen++;
            if (seen + 1 >= candles.count()) {
                return;
            }
            boolean rises = candles.close(seen + 1) > candles.open(seen);
            long held = context.sellable();
            if (rises && held == 0) {
                context.buy(1_000_000, "it will rise");
            } else if (!rises && held > 0) {
                context.sell(held, "it will fall");
            }
        }
    }

    /** Buys at every tenth candle and sells five later. */
    private static final class ByTheClock implements Strategy {
        private int seen;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            seen++;
            if (seen % 10 == 0) {
                context.buy(1_000_000, "it is time");
            } else if (seen % 10 == 5 && context.sellable() > 0) {
                context.sell(context.sellable(), "it is time");
            }
        }
    }

    /** Buys at the candle whose number is that of the run. */
    private static final class Counting implements Strategy {
        private static int runs;

        private final int run;
        private int seen;

        Counting() {
            runs++;
            run = runs;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            seen++;
            if (seen == 10 + run) {
                context.buy(1_000_000, "it is time");
            }
        }
    }

    /** Trades at the candles that have an odd number, counted from the first it saw. */
    @About("Trades at odd candles.")
    private static final class ByParity implements Strategy {
        private int seen;

        ByParity(Setup setup) {
            setup.warmup(7);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            seen++;
            if (seen % 10 == 1) {
                context.buy(1_000_000, "odd");
            } else if (seen % 10 == 5 && context.sellable() > 0) {
                context.sell(context.sellable(), "odd");
            }
        }
    }

    /** A price that goes up and down by chance. */
    private static BarColumns walk() {
        SplittableRandom random = new SplittableRandom(5);
        BarColumns.Builder builder =
                new BarColumns.Builder(CandleGrid.utc(Interval.parse("1h")), CANDLES);
        long price = 10_000_00;
        for (int i = 0; i < CANDLES; i++) {
            long close = Math.max(1_000_00, price + random.nextLong(-100_00, 100_01));
            builder.add(
                    i * HOUR,
                    price,
                    Math.max(price, close) + random.nextLong(10_00),
                    Math.min(price, close) - random.nextLong(10_00),
                    close,
                    1_000);
            price = close;
        }
        return builder.build();
    }

    private static Check found(Map<CheckKind, Check> checks, CheckKind kind) {
        return Objects.requireNonNull(checks.get(kind));
    }
}
