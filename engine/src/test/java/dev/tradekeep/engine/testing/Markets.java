package dev.tradekeep.engine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Candles that somebody drew. */
public final class Markets {
    private Markets() {}

    /** A walk with gaps, doldrums, candles without a height or without a volume. */
    public static List<TestBar> walk(SplittableRandom random, int count) {
        List<TestBar> bars = new ArrayList<>();
        long price = random.nextLong(50_000, 1_000_000_000);
        long step = Math.max(20, price / random.nextLong(50, 5_000));
        boolean asleep = false;
        for (int i = 0; i < count; i++) {
            asleep = random.nextInt(40) == 0 ? !asleep : asleep;
            long open = asleep ? price : moved(random, price, step / 4);
            long close = asleep ? open : moved(random, open, step);
            long high = asleep ? open : Math.max(open, close) + random.nextLong(step);
            long low = asleep ? open : Math.max(1, Math.min(open, close) - random.nextLong(step));
            long volume = random.nextInt(8) == 0 ? 0 : random.nextLong(1, 1_000_000);
            bars.add(TestBar.minute(i, open, high, low, close, volume));
            price = close;
        }
        return bars;
    }

    /** A walk in which single candles are a hundred thousand times as high. */
    public static List<TestBar> spikes(SplittableRandom random, int count) {
        List<TestBar> bars = walk(random, count);
        for (int i = random.nextInt(1, 60); i < count; i += random.nextInt(20, 120)) {
            TestBar bar = bars.get(i);
            long top = bar.high() * 100_000;
            bars.set(i, TestBar.minute(i, bar.open(), top, bar.low(), top / 2, bar.volume()));
        }
        return bars;
    }

    /** The same price, candle after candle. */
    public static List<TestBar> flat(int count, long price) {
        List<TestBar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bars.add(TestBar.flat(i, price, 5));
        }
        return bars;
    }

    private static long moved(SplittableRandom random, long price, long step) {
        return Math.max(1, price + random.nextLong(-step, step + 1));
    }
}
