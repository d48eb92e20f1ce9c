package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up candles of some markets in the order in which an engine hears them: by time, then by
 * market.
 */
final class CandleTape {
    private static final long START_PRICE = 10_000_000;
    private static final int STEP = 20_000;
    private static final long VOLUME = 1_000_000_000;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int PRICES = 4;

    private final int markets;
    private final int bars;
    private final long interval;
    private final long[] prices;
    private final List<BarColumns> columns = new ArrayList<>();

    private CandleTape(int markets, int bars, long interval) {
        this.markets = markets;
        this.bars = bars;
        this.interval = interval;
        prices = new long[markets * bars * PRICES];
    }

    /**
     * Seeded walks.
     *
     * @param bars of each market
     * @param interval microseconds
     */
    static CandleTape walk(int markets, int bars, long interval) {
        CandleTape tape = new CandleTape(markets, bars, interval);
        for (int market = 0; market < markets; market++) {
            SplittableRandom random = new SplittableRandom(market + 1L);
            long price = START_PRICE;
            for (int bar = 0; bar < bars; bar++) {
                long next = Math.max(START_PRICE / 2, price + random.nextLong(-STEP, STEP + 1));
                int at = tape.place(bar, market);
                tape.prices[at + OPEN] = price;
                tape.prices[at + CLOSE] = next;
                tape.prices[at + HIGH] = Math.max(price, next) + random.nextLong(STEP);
                tape.prices[at + LOW] = Math.min(price, next) - random.nextLong(STEP);
                price = next;
            }
            tape.columns.add(tape.columns(market));
        }
        return tape;
    }

    private BarColumns columns(int market) {
        BarColumns.Builder made =
                new BarColumns.Builder(CandleGrid.utc(new Interval(interval)), bars);
        for (int bar = 0; bar < bars; bar++) {
            int at = place(bar, market);
            made.add(
                    bar * interval,
                    prices[at + OPEN],
                    prices[at + HIGH],
                    prices[at + LOW],
                    prices[at + CLOSE],
                    VOLUME);
        }
        return made.build();
    }

    /** The candles of a market. */
    BarColumns of(int market) {
        return columns.get(market);
    }

    int markets() {
        return markets;
    }

    /** Of each market. */
    int bars() {
        return bars;
    }

    /** Of all markets. */
    long size() {
        return (long) bars * markets;
    }

    /** Lets a bar become a candle. */
    BarClosed read(BarClosed into, int bar, int market) {
        int at = place(bar, market);
        long opens = bar * interval;
        return into.set(
                market,
                opens,
                opens + interval,
                prices[at + OPEN],
                prices[at + HIGH],
                prices[at + LOW],
                prices[at + CLOSE],
                VOLUME);
    }

    private int place(int bar, int market) {
        return (bar * markets + market) * PRICES;
    }
}
