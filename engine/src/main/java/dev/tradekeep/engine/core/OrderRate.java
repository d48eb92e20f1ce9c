package dev.tradekeep.engine.core;

import java.util.Arrays;

/**
 * How many orders were sent in the last minute, in constant memory: they are counted by the second,
 * so that an order counts for 60 to 61 seconds. For the engine's thread alone.
 */
final class OrderRate {
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** For so long an order counts at most. */
    static final int SECONDS = 61;

    private final long[] counts = new long[SECONDS];
    private long second;
    private long sum;

    /** An order is sent. */
    void add(long at) {
        moveTo(at);
        counts[slot(second)]++;
        sum++;
    }

    /** How many, at a time not before the last one. */
    long lastMinute(long at) {
        moveTo(at);
        return sum;
    }

    private void moveTo(long at) {
        long now = Math.floorDiv(at, MICROS_PER_SECOND);
        if (now - second >= SECONDS) {
            Arrays.fill(counts, 0);
            sum = 0;
            second = now;
            return;
        }
        for (long i = second + 1; i <= now; i++) {
            int slot = slot(i);
            sum -= counts[slot];
            counts[slot] = 0;
        }
        second = Math.max(second, now);
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
