package dev.tradekeep.app.connections;

import dev.tradekeep.model.time.Micros;
import java.time.Duration;
import org.HdrHistogram.IntCountsHistogram;

/**
 * How long answers took during the last ten to twenty minutes, exact to a hundredth, in memory that
 * does not grow. Thread-safe.
 */
final class LatencyWindow {
    /** A longer one is counted as this long. */
    static final long MICROS_MAX = 60 * Micros.PER_SECOND;

    /** How long a half of the window is. */
    static final Duration HALF = Duration.ofMinutes(10);

    private static final int DIGITS = 2;

    private IntCountsHistogram current = new IntCountsHistogram(1, MICROS_MAX, DIGITS);
    private IntCountsHistogram before = new IntCountsHistogram(1, MICROS_MAX, DIGITS);
    private long begunAt;

    /**
     * @param now UTC microseconds
     */
    LatencyWindow(long now) {
        begunAt = now;
    }

    /** An answer took so long. */
    synchronized void add(long micros, long now) {
        turn(now);
        current.recordValue(Math.clamp(micros, 0, MICROS_MAX));
    }

    /**
     * What so many percent of the answers did not exceed, in microseconds; -1 when there were none.
     */
    synchronized long percentile(int percent, long now) {
        turn(now);
        IntCountsHistogram both = current.copy();
        both.add(before);
        return both.getTotalCount() == 0 ? -1 : both.getValueAtPercentile(percent);
    }

    private void turn(long now) {
        long half = HALF.toNanos() / 1_000;
        if (now - begunAt < half && now >= begunAt) {
            return;
        }
        IntCountsHistogram oldest = before;
        before = current;
        oldest.reset();
        current = oldest;
        if (now - begunAt >= 2 * half) {
            before.reset();
        }
        begunAt = now;
    }
}
