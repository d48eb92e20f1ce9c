package dev.tradekeep.market.imports;

/**
 * The most common step between candles, in constant memory: a bounded count of distinct steps
 * (Misra and Gries, "Finding repeated elements", 1982). A step that makes up more than one in
 * {@link #STEPS_MAX} of all is never lost; its count is then a lower bound.
 */
final class IntervalDetector {
    /** Distinct steps that are counted at once. */
    static final int STEPS_MAX = 64;

    private final long[] steps = new long[STEPS_MAX];
    private final long[] counts = new long[STEPS_MAX];
    private int used;

    /** Counts a step; only steps forward count. */
    void add(long step) {
        if (step <= 0) {
            return;
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
