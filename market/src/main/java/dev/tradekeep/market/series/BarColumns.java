package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Candles in memory, column by column, in the order of time: the same for any number of runs.
 * Immutable and thread-safe.
 */
public final class BarColumns {
    /** Candles of one series that are held in memory at most: some 5 GB. */
    public static final int CANDLES_MAX = 100_000_000;

    private static final int HASHED_AT_ONCE = 1_024;

    private final CandleGrid grid;

    /** The length of every candle; 0 where it is the calendar's. */
    private final long length;

    private final int count;
    private final long[] openTimes;
    private final long[] opens;
    private final long[] highs;
    private final long[] lows;
    private final long[] closes;
    private final long[] volumes;

    private BarColumns(Builder from) {
        grid = from.grid;
        length = grid.isFixed() ? grid.interval().micros() : 0;
        count = from.count;
        openTimes = from.openTimes;
        opens = from.opens;
        highs = from.highs;
        lows = from.lows;
        closes = from.closes;
        volumes = from.volumes;
    }

    /** When they open. */
    public CandleGrid grid() {
        return grid;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** When one opened, UTC microseconds. */
    public long openTime(int index) {
        return openTimes[index];
    }

    /** When one closed, UTC microseconds. */
    public long closeTime(int index) {
        long openTime = openTimes[index];
        return length > 0 ? openTime + length : grid.next(openTime);
    }

    /** The first price of one, price units; so are the others. */
    public long open(int index) {
        return opens[index];
    }

    public long high(int index) {
        return highs[index];
    }

    public long low(int index) {
        return lows[index];
    }

    public long close(int index) {
        return closes[index];
    }

    /** What was traded in one, volume units. */
    public long volume(int index) {
        return volumes[index];
    }

    /** SHA-256 of all that they say, 64 lower-case hexadecimal digits. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new TradekeepException(ErrorCode.INTERNAL, "This Java has no SHA-256.", e);
        }
        long[][] columns = {openTimes, opens, highs, lows, closes, volumes};
        ByteBuffer bytes =
                ByteBuffer.allocate(HASHED_AT_ONCE * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] column : columns) {
            for (int from = 0; from < count; from += HASHED_AT_ONCE) {
                int longs = Math.min(HASHED_AT_ONCE, count - from);
                bytes.clear().asLongBuffer().put(column, from, longs);
                digest.update(bytes.array(), 0, longs * Long.BYTES);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Collects candles in the order of time. Not thread-safe. */
    public static final class Builder {
        private final CandleGrid grid;
        private int count;
        private long[] openTimes;
        private long[] opens;
        private long[] highs;
        private long[] lows;
        private long[] closes;
        private long[] volumes;

        /**
         * @param expected how many there will be; more or fewer are no error
         */
        public Builder(CandleGrid grid, long expected) {
            this.grid = grid;
            int size = (int) Math.clamp(expected, 1, CANDLES_MAX);
            openTimes = new long[size];
            opens = new long[size];
            highs = new long[size];
            lows = new long[size];
            closes = new long[size];
            volumes = new long[size];
        }

        /**
         * Adds the next one.
         *
         * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there are too
         *     many
         */
        public void add(long openTime, long open, long high, long low, long close, long volume) {
            if (count == openTimes.length) {
                grow();
            }
            openTimes[count] = openTime;
            opens[count] = open;
            highs[count] = high;
            lows[count] = low;
            closes[count] = close;
            volumes[count] = volume;
            count++;
        }

        private void grow() {
            if (count == CANDLES_MAX) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted at most "
                                + CANDLES_MAX
                                + " candles of a series in memory, found more. Ask for a shorter"
                                + " time or a longer interval.");
            }
            int size = (int) Math.min(2L * count, CANDLES_MAX);
            openTimes = Arrays.copyOf(openTimes, size);
            opens = Arrays.copyOf(opens, size);
            highs = Arrays.copyOf(highs, size);
            lows = Arrays.copyOf(lows, size);
            closes = Arrays.copyOf(closes, size);
            volumes = Arrays.copyOf(volumes, size);
        }

        /** The candles so far; the builder is used up. */
        public BarColumns build() {
            return new BarColumns(this);
        }
    }
}
