package dev.tradekeep.engine.performance;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.strategies.CurvePoint;
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
    private final long[] sampleHighs = new long[SAMPLE_POINTS_MAX];
    private int sampleCount;
    private long stride = 1;

    private long count;
    private long firstTime;
    private long firstEquity;
    private long lastTime;
    private long lastEquity;
    private final DrawdownTracker drawdown = new DrawdownTracker();

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
        drawdown.record(time, equity);
        if ((count & (stride - 1)) == 0) {
            sample(time, equity);
        }
        count++;
        lastTime = time;
        lastEquity = equity;
    }

    private void start(long time, long equity) {
        firstTime = lastTime = time;
        firstEquity = equity;
        drawdown.start(time, equity);
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
        requirePoints();
        return drawdown.high();
    }

    /**
     * The fall that lost the largest share of its peak, the earliest of equals; from the first
     * point to itself when equity never fell. A peak of 0 or less has no share to lose and is left
     * out.
     */
    public Drawdown maximumDrawdown() {
        requirePoints();
        return drawdown.deepest();
    }

    /** How long {@link #maximumDrawdown} lasted, from its peak to recovery or to the end. */
    public long drawdownMicros() {
        requirePoints();
        return drawdown.lasted(lastTime);
    }

    /** The highest equity so far; 0 before the first point. */
    public long highEquity() {
        return drawdown.highEquity();
    }

    /** Evenly spread points, the last one included; at most {@link #SAMPLE_POINTS_MAX} + 1. */
    public List<EquityPoint> sample() {
        List<EquityPoint> points = new ArrayList<>(sampleCount + 1);
        for (int i = 0; i < sampleSize(); i++) {
            points.add(sampled(i));
        }
        return points;
    }

    /**
     * The points of the sample, each with how far it lies below the high before it.
     *
     * @param pointsMax at least 2; of more points some are left out, spread evenly, never the first
     *     or the last
     */
    public List<CurvePoint> curve(int pointsMax) {
        int size = sampleSize();
        int points = Math.min(size, pointsMax);
        List<CurvePoint> curve = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            int index = points == size ? i : (int) ((long) i * (size - 1) / (points - 1));
            EquityPoint point = sampled(index);
            EquityPoint high = new EquityPoint(point.time(), highBefore(index));
            curve.add(
                    new CurvePoint(
                            point.time(), point.equity(), new Drawdown(high, point).shareBps()));
        }
        return curve;
    }

    private int sampleSize() {
        boolean lastIsSampled = count == 0 || ((count - 1) & (stride - 1)) == 0;
        return lastIsSampled ? sampleCount : sampleCount + 1;
    }

    private EquityPoint sampled(int index) {
        return index == sampleCount
                ? last()
                : new EquityPoint(sampleTimes[index], sampleEquities[index]);
    }

    private long highBefore(int index) {
        return index == sampleCount ? drawdown.highEquity() : sampleHighs[index];
    }

    private void requirePoints() {
        if (count == 0) {
            throw new TradekeepException(ErrorCode.NOT_FOUND, "No equity has been recorded yet.");
        }
    }

    private EquityPoint point(long time, long equity) {
        requirePoints();
        return new EquityPoint(time, equity);
    }

    private void sample(long time, long equity) {
        if (sampleCount == SAMPLE_POINTS_MAX) {
            thinOut();
        }
        // The count is a multiple of the new stride too: the capacity is even.
        sampleTimes[sampleCount] = time;
        sampleEquities[sampleCount] = equity;
        sampleHighs[sampleCount] = drawdown.highEquity();
        sampleCount++;
    }

    private void thinOut() {
        sampleCount = SAMPLE_POINTS_MAX / 2;
        for (int i = 0; i < sampleCount; i++) {
            sampleTimes[i] = sampleTimes[2 * i];
            sampleEquities[i] = sampleEquities[2 * i];
            sampleHighs[i] = sampleHighs[2 * i];
        }
        stride *= 2;
    }
}
