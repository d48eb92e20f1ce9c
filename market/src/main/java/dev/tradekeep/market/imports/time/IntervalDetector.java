package dev.tradekeep.market.imports.time;

/**
 * The most common step between candles, in constant memory: a bounded count of distinct steps
 * (Misra and Gries, "Finding repeated elements", 1982). A step that makes up more than one in
 * {@link #STEPS_MAX} of all is never lost; its count is then a lower bound.
 */
final class IntervalDetector {
    /** Distinct steps that are counted at once. */
    static final int STEPS_MAX = 64;

    /** A step that comes this many times more rarely than another is an accident. */
    private static final long RARE = 20;

    private final long[] steps = new long[STEPS_MAX];
    private final long[] counts = new long[STEPS_MAX];
    private int used;
    private long divisor;

    /** Counts a step; only steps forward count. */
    void add(long step) {
        if (step <= 0) {
            return;
        }
        if (step != divisor) {
            divisor = greatestDivisor(step, divisor);
        }
        for (int i = 0; i < used; i++) {
            if (steps[i] == step) {
                counts[i]++;
                return;
            }
        }
        if (used < STEPS_MAX) {
            steps[used] = step;
            counts[used] = 1;
            used++;
            return;
        }
        forgetOneOfEach();
    }

    /** What divides every step; 0 when there was none. */
    long divisor() {
        return divisor;
    }

    private static long greatestDivisor(long a, long b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }

    /** The most common step, the shorter of two equally common ones; 0 when there was none. */
    long mostCommon() {
        long best = 0;
        long bestCount = 0;
        for (int i = 0; i < used; i++) {
            if (counts[i] > bestCount || (counts[i] == bestCount && steps[i] < best)) {
                best = steps[i];
                bestCount = counts[i];
            }
        }
        return best;
    }

    /**
     * The step of the grid that most rows lie on: the most common one, or a part of it that is not
     * rare itself, as where many rows are missing; 0 when there was none.
     */
    long grid() {
        long common = mostCommon();
        long grid = common;
        for (int i = 0; i < used; i++) {
            boolean usual = counts[i] * RARE >= count(common);
            if (steps[i] < grid && common % steps[i] == 0 && usual) {
                grid = steps[i];
            }
        }
        return grid;
    }

    private long count(long step) {
        for (int i = 0; i < used; i++) {
            if (steps[i] == step) {
                return counts[i];
            }
        }
        return 0;
    }

    private void forgetOneOfEach() {
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (counts[i] > 1) {
                steps[kept] = steps[i];
                counts[kept] = counts[i] - 1;
                kept++;
            }
        }
        used = kept;
    }
}
