package dev.tradekeep.bench.backtest;

import java.util.SplittableRandom;

/** Made-up candles of a minute, column by column. */
final class CandleColumns {
    private static final long START_PRICE = 10_000_000;
    private static final int STEP = 20_000;
    private static final long VOLUME = 1_000_000_000;

    final long[] open;
    final long[] high;
    final long[] low;
    final long[] close;

    private CandleColumns(int count) {
        open = new long[count];
        high = new long[count];
        low = new long[count];
        close = new long[count];
    }

    /** A seeded walk. */
    static CandleColumns walk(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        CandleColumns columns = new CandleColumns(count);
        long price = START_PRICE;
        for (int i = 0; i < count; i++) {
            long next = Math.max(START_PRICE / 2, price + random.nextLong(-STEP, STEP + 1));
            columns.open[i] = price;
            columns.close[i] = next;
            columns.high[i] = Math.max(price, next) + random.nextLong(STEP);
            columns.low[i] = Math.min(price, next) - random.nextLong(STEP);
            price = next;
        }
        return columns;
    }

    int count() {
        return open.length;
    }

    long volume() {
        return VOLUME;
    }
}
