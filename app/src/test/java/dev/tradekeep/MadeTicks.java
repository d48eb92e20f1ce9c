package dev.tradekeep;

import dev.tradekeep.model.number.FixedPoint;
import java.util.SplittableRandom;

/**
 * Files of trades and quotes without a header, as vendors write them, made up from one seed: trades
 * of one millisecond that differ in nothing, and times finer than a microsecond.
 */
final class MadeTicks {
    static final int TRADES = 250_601;
    static final int QUOTES = 265_015;

    /** Rows of the samples of the documentation. */
    static final int SAMPLE_ROWS = 2_000;

    private static final long SEED = 20_250_303;

    /** From 04:00 to 20:00. */
    private static final long FIRST_TRADE_MILLIS = 14_400_464;

    private static final int TRADED_MILLIS = 57_600_000;

    /** Half a day, in ten-thousandths of a millisecond. */
    private static final long QUOTED = 432_000_000_000L;

    private MadeTicks() {}

    /**
     * Milliseconds since midnight, ten thousand times the price, quantity, market, conditions, and
     * whether the trade is doubtful. Half of the trades have the time of the one before, some are
     * its copy.
     */
    static String trades(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder();
        long time = FIRST_TRADE_MILLIS;
        long price = 1_674_100;
        String row = "";
        for (int i = 0; i < rows; i++) {
            int kind = i == 0 ? 9 : random.nextInt(10);
            if (kind > 0) {
                time += kind < 5 ? 0 : random.nextInt(4 * (TRADED_MILLIS / rows));
                price += 100L * random.nextInt(-2, 3);
                char market = "PQZDK".charAt(random.nextInt(5));
                int quantity = 100 * random.nextInt(1, 20);
                row = time + "," + price + "," + quantity + "," + market + ",20000020,0\n";
            }
            text.append(row);
        }
        return text.toString();
    }

    /** Milliseconds since midnight with up to four decimals, bid and ask. */
    static String quotes(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder();
        long time = 462_042;
        long bid = 1_284_065;
        for (int i = 0; i < rows; i++) {
            text.append(FixedPoint.formatShort(time, 4)).append(',');
            text.append(FixedPoint.formatShort(bid, 3)).append(',');
            text.append(FixedPoint.formatShort(bid + random.nextInt(300, 400), 3)).append('\n');
            long next = time + 10 + random.nextLong(2 * (QUOTED / rows));
            // Two of three times are whole microseconds.
            time = random.nextInt(3) == 0 ? next : next / 10 * 10;
            bid += random.nextInt(-20, 21);
        }
        return text.toString();
    }
}
