package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.demo.SyntheticCandles;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.harness.HarnessMarket;
import dev.tradekeep.engine.harness.StrategyHarness;
import dev.tradekeep.engine.indicator.IntervalBars;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries a strategy on made-up minutes: the same seed makes the same. Other instruments that it
 * looks at have minutes of their own.
 *
 * @param candles that the strategy decided on, or would have
 * @param warmupBars candles that it needs before it is asked
 * @param orders that it asked for
 * @param denied of these by the risk check
 * @param trades that came of them
 * @param startEquity what it began with, quote-asset units
 * @param endEquity what was left
 * @param nanos that it took
 * @param actions what it did, a line each, to compare runs by
 */
record StrategyTrial(
        int candles,
        int warmupBars,
        int orders,
        int denied,
        int trades,
        long startEquity,
        long endEquity,
        long nanos,
        List<String> actions) {
    StrategyTrial {
        actions = List.copyOf(actions);
    }

    /**
     * Runs it once.
     *
     * @param strategy in its initial state
     */
    static StrategyTrial run(StrategyInstance strategy, long seed) {
        HarnessMarket market = HarnessMarket.DEFAULT;
        StrategyHarness harness = new StrategyHarness(strategy, market);
        List<Candle> minutes = minutes(seed);
        List<Consumer<Candle>> others = others(strategy, harness);
        List<List<Candle>> ofOthers = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            ofOthers.add(minutes(seed + 1 + i));
        }
        long start = System.nanoTime();
        for (int minute = 0; minute < minutes.size(); minute++) {
            for (int i = 0; i < others.size(); i++) {
                others.get(i).accept(ofOthers.get(i).get(minute));
            }
            harness.candle(minutes.get(minute));
        }
        harness.finish();
        int warmup = strategy.inputs().getFirst().warmupBars(market.interval());
        return of(harness, market.cash(), warmup, System.nanoTime() - start);
    }

    private static List<Candle> minutes(long seed) {
        List<Candle> minutes = new ArrayList<>(SyntheticCandles.COUNT);
        SyntheticCandles.generate(seed, minutes::add);
        return minutes;
    }

    /** What takes the minutes of each other series, and hands on the candles that they make. */
    private static List<Consumer<Candle>> others(
            StrategyInstance strategy, StrategyHarness harness) {
        List<Consumer<Candle>> others = new ArrayList<>();
        for (SeriesInput input : strategy.inputs()) {
            String symbol = input.symbol();
            Interval interval = input.interval();
            if (symbol != null && interval != null) {
                others.add(taker(symbol, interval, harness));
            }
        }
        return others;
    }

    private static Consumer<Candle> taker(
            String symbol, Interval interval, StrategyHarness harness) {
        Interval minute = SyntheticCandles.INTERVAL;
        if (interval.equals(minute)) {
            return candle -> harness.candle(symbol, interval, candle);
        }
        IntervalBars bars = new IntervalBars(minute, interval);
        BarClosed part = new BarClosed();
        return candle ->
                bars.add(
                        part.set(0, candle, candle.openTime() + minute.micros()),
                        bar -> harness.candle(symbol, interval, copy(bar)));
    }

    private static Candle copy(Bar bar) {
        return new Candle(
                bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static StrategyTrial of(StrategyHarness harness, long cash, int warmup, long nanos) {
        List<Order> orders = harness.orders();
        List<String> reasons = harness.reasons();
        List<String> actions = new ArrayList<>();
        int denied = 0;
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            denied += order.status() == OrderStatus.DENIED ? 1 : 0;
            actions.add(
                    order.createdAt()
                            + " "
                            + order.side()
                            + " "
                            + order.terms()
                            + " "
                            + order.quantity()
                            + " "
                            + order.status()
                            + " "
                            + order.filledNotional()
                            + " "
                            + reasons.get(i));
        }
        return new StrategyTrial(
                SyntheticCandles.COUNT,
                warmup,
                orders.size(),
                denied,
                harness.fills().size(),
                cash,
                harness.equity(),
                nanos,
                actions);
    }
}
