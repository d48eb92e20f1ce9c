package dev.tradekeep.app.demo;

import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A made-up market: minutes whose trend turns now and then. The same seed gives the same candles on
 * every machine, because only whole numbers are used.
 *
 * <p>Prices have {@link #PRICE_SCALE} decimals, volumes {@link #VOLUME_SCALE}.
 */
public final class SyntheticCandles {
    static final int PRICE_SCALE = 2;
    static final int VOLUME_SCALE = 4;
    public static final Interval INTERVAL = Interval.ONE_MINUTE;

    /** Thirty days of minutes. */
    public static final int COUNT = 30 * 24 * 60;

    private static final long FIRST_OPEN_TIME = 1_735_689_600_000_000L;
    private static final long FIRST_PRICE = 5_000_000;
    private static final long PRICE_MIN = 10_000;

    /** Steps and wicks are shares of the price: so many of them make the whole. */
    private static final long SHARES = 1_000_000;

    private static final int STEP_SHARES = 700;
    private static final int TREND_SHARES = 60;
    private static final int WICK_SHARES = 400;
    private static final int TREND_MINUTES = 720;
    private static final int VOLUME_BOUND = 2_000_000;

    private SyntheticCandles() {}

    /** Makes {@link #COUNT} candles in order of time. */
    public static void generate(long seed, Consumer<Candle> sink) {
        SplittableRandom random = new SplittableRandom(seed);
        long price = FIRST_PRICE;
        int trend = 0;
        for (int minute = 0; minute < COUNT; minute++) {
            if (minute % TREND_MINUTES == 0) {
                trend = random.nextInt(-TREND_SHARES, TREND_SHARES + 1);
            }
            long open = price;
            long step = (long) random.nextInt(-STEP_SHARES, STEP_SHARES + 1) + trend;
            long close = Math.max(PRICE_MIN, open + open * step / SHARES);
            long high = Math.max(open, close) + wick(random, open);
            long low = Math.max(1, Math.min(open, close) - wick(random, open));
            sink.accept(
                    new Candle(
                            FIRST_OPEN_TIME + minute * INTERVAL.micros(),
                            open,
                            high,
                            low,
                            close,
                            random.nextInt(VOLUME_BOUND)));
            price = close;
        }
    }

    private static long wick(SplittableRandom random, long price) {
        return price * random.nextInt(WICK_SHARES) / SHARES;
    }
}
