package dev.tradekeep.engine.performance;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows an account's equity in constant memory: first and last point, high-water mark, maximum
 * drawdown, and a sample for a chart.
 *
 * <p>The sample keeps every 2<sup>n</sup>-th point. When it is full, every second point of it is
 * dropped and n grows by one, so it stays evenly spread and between half full and full.
 *
 * <p>Not thread-safe. Recording allocates nothing.
 */
public final class EquityTracker {
    /** The most points a sample holds, the last one aside; a power of two. */
    public static final int SAMPLE_POINTS_MAX = 512;

    private final long[] sampleTimes = new long[SAMPLE_POINTS_MAX];
    private final long[] sampleEquities = new long[SAMPLE_POINTS_MAX];
    private int sampleCount;
    private long stride = 1;

    private long count;
    private long firstTime;
    private long firstEquity;
    private long lastTime;
    private long lastEquity;
    private long highTime;
    private long highEquity;
    private long peakTime;
    private long peakEquity;
    private long troughTime;
    private long troughEquity;

    /**
     * Records the next point.
     *
     * @param time UTC microseconds since the epoch, not before the last point's
     * @param equity quote-asset units
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when time runs backwards; nothing
     *     is recorded then
     */
    public void record(long time, long equity) {
        if (count == 0) {
            start(time, equity);
        }
        if (time < lastTime) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL,
                    "Equity must move forward in time, found " + time + " after " + lastTime + ".");
        }
        if ((count & (stride - 1)) == 0) {
            sample(time, equity);
        }
        count++;
        lastTime = time;
        lastEquity = equity;
        if (equity > highEquity) {
            highTime = time;
            highEquity = equity;
            return;
        }
        if (isDeepest(equity)) {
            peakTime = highTime;
            peakEquity = highEquity;
            troughTime = time;
            troughEquity = equity;
        }
    }

    private void start(long time, long equity) {
        firstTime = lastTime = highTime = peakTime = troughTime = time;
        firstEquity = highEquity = peakEquity = troughEquity = equity;
    }

    /** How many points were recorded. */
    public long count() {
        return count;
    }

    /**
     * The earliest point.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when nothing was recorded; the
     *     same goes for every point below
     */
    public EquityPoint first() {
        return point(firstTime, firstEquity);
    }

    /** The latest point. */
    public EquityPoint last() {
        return point(lastTime, lastEquity);
    }

    /** The earliest of the highest points. */
    public EquityPoint highWaterMark() {
        return point(highTime, highEquity);
    }

    /**
     * The fall that lost the largest share of its peak, the earliest of equals; from the first
     * point to itself when equity never fell. A peak of 0 or less has no share to lose and is left
     * out.
     */
    public Drawdown maximumDrawdown() {
        return new Drawdown(point(peakTime, peakEquity), point(troughTime, troughEquity));
    }

    /** Evenly spread points, the last one included; at most {@link #SAMPLE_POINTS_MAX} + 1. */
    public List<EquityPoint> sample() {
        List<EquityPoint> points = new ArrayList<>(sampleCount + 1);
        for (int i = 0; i < sampleCount; i++) {
            points.add(new EquityPoint(sampleTimes[i], sampleEquities[i]));
        }
        boolean lastIsSampled = count == 0 || ((count - 1) & (stride - 1)) == 0;
        if (!lastIsSampled) {
            points.add(last());
        }
        return points;
    }

    private EquityPoint point(long time, long equity) {
        if (count == 0) {
            throw new TradekeepException(ErrorCode.NOT_FOUND, "No equity has been recorded yet.");
        }
        return new EquityPoint(time, equity);
    }

    private void sample(long time, long equity) {
        if (sampleCount == SAMPLE_POINTS_MAX) {
            thinOut();
        }
        // The count is a multiple of the new stride too: the capacity is even.
        sampleTimes[sampleCount] = time;
        sampleEquities[sampleCount] = equity;
        sampleCount++;
    }

    private void thinOut() {
        sampleCount = SAMPLE_POINTS_MAX / 2;
        for (int i = 0; i < sampleCount; i++) {
            sampleTimes[i] = sampleTimes[2 * i];
            sampleEquities[i] = sampleEquities[2 * i];
        }
        stride *= 2;
    }

    /** Whether this point lost a larger share of the high than the deepest so far did of its. */
    private boolean isDeepest(long equity) {
        if (highEquity <= 0) {
            return false;
        }
        if (peakEquity <= 0) {
            return equity < highEquity;
        }
        // loss / high > deepest loss / its peak ⇔ equity / high < trough / peak, for highs above 0
        // ⇔ equity × peak < trough × high, in 128 bits.
        long left = Math.multiplyHigh(equity, peakEquity);
        long right = Math.multiplyHigh(troughEquity, highEquity);
        return left < right
                || (left == right
                        && Long.compareUnsigned(equity * peakEquity, troughEquity * highEquity)
                                < 0);
    }
}
