package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Candles in memory, column by column, in the order of time: the same for any number of runs.
 * Immutable and thread-safe.
 */
public final class BarColumns {
    /** Candles of one series that are held in memory at most: some 5 GB. */
    public static final int CANDLES_MAX = 100_000_000;

    private static final int LANES = 4;
    private static final int HASH_ROTATION = 29;

    /** Odd, so that no step loses anything: 2^64 by the golden ratio. */
    private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final CandleGrid grid;

    /** The length of every candle; 0 where it is the calendar's. */
    private final long length;

    /** The place of the first candle in the columns. */
    private final int first;

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
        first = 0;
        count = from.count;
        openTimes = from.openTimes;
        opens = from.opens;
        highs = from.highs;
        lows = from.lows;
        closes = from.closes;
        volumes = from.volumes;
    }

    private BarColumns(BarColumns of, int from, int until) {
        grid = of.grid;
        length = of.length;
        first = of.first + from;
        count = until - from;
        openTimes = of.openTimes;
        opens = of.opens;
        highs = of.highs;
        lows = of.lows;
        closes = of.closes;
        volumes = of.volumes;
    }

    /**
     * Some of them, which stand in the same memory.
     *
     * @param from the place of the first
     * @param until the place after the last
     * @throws IndexOutOfBoundsException when there are not so many
     */
    public BarColumns part(int from, int until) {
        Objects.checkFromToIndex(from, until, count);
        return new BarColumns(this, from, until);
    }

    /** How many open before a time, UTC microseconds. */
    public int openedBefore(long time) {
        int place = Arrays.binarySearch(openTimes, first, first + count, time);
        return (place < 0 ? -place - 1 : place) - first;
    }

    /**
     * Longer candles that are made of these, as the roll-ups of the market data are.
     *
     * @param interval a multiple of theirs
     */
    public BarColumns rolledUp(Interval interval) {
        CandleGrid longer = grid.of(interval);
        Builder builder =
                new Builder(
                        longer,
                        count / Math.max(1, interval.micros() / grid.interval().micros()) + 1);
        int from = 0;
        while (from < count) {
            long opens = longer.floor(openTime(from));
            int until = openedBefore(longer.next(opens));
            roll(builder, opens, from, until);
            from = until;
        }
        return builder.build();
    }

    private void roll(Builder into, long opens, int from, int until) {
        long high = high(from);
        long low = low(from);
        long volume = 0;
        for (int i = from; i < until; i++) {
            high = Math.max(high, high(i));
            low = Math.min(low, low(i));
            volume = FixedPoint.addClamped(volume, volume(i));
        }
        into.add(opens, open(from), high, low, close(until - 1), volume);
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
        return openTimes[first + index];
    }

    /** When one closed, UTC microseconds. */
    public long closeTime(int index) {
        long openTime = openTimes[first + index];
        return length > 0 ? openTime + length : grid.next(openTime);
    }

    /** The first price of one, price units; so are the others. */
    public long open(int index) {
        return opens[first + index];
    }

    public long high(int index) {
        return highs[first + index];
    }

    public long low(int index) {
        return lows[first + index];
    }

    public long close(int index) {
        return closes[first + index];
    }

    /** What was traded in one, volume units. */
    public long volume(int index) {
        return volumes[first + index];
    }

    /**
     * Tells candles from all others, 64 lower-case hexadecimal digits: the same for the same
     * candles wherever they come from. It is made to be fast, not to withstand somebody who looks
     * for other candles of the same.
     */
    public String fingerprint() {
        long[] lanes = new long[LANES];
        lanes[0] = count;
        for (long[] column : List.of(openTimes, opens, highs, lows, closes, volumes)) {
            mix(lanes, column);
        }
        ByteBuffer bytes = ByteBuffer.allocate(LANES * Long.BYTES);
        bytes.asLongBuffer().put(lanes);
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Four chains next to one another, for none of them can go on before its last step is done. */
    private void mix(long[] lanes, long[] column) {
        long a = lanes[0];
        long b = lanes[1];
        long c = lanes[2];
        long d = lanes[3];
        int i = first;
        int end = first + count;
        for (; i + LANES <= end; i += LANES) {
            a = step(a, column[i]);
            b = step(b, column[i + 1]);
            c = step(c, column[i + 2]);
            d = step(d, column[i + 3]);
        }
        for (; i < end; i++) {
            a = step(a, column[i]);
        }
        // Every lane comes to know of the others.
        lanes[0] = step(a, d);
        lanes[1] = step(b, a);
        lanes[2] = step(c, b);
        lanes[3] = step(d, c);
    }

    private static long step(long hash, long value) {
        return (Long.rotateLeft(hash, HASH_ROTATION) ^ value) * HASH_FACTOR;
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
            int size = Math.clamp(expected, 1, CANDLES_MAX);
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
