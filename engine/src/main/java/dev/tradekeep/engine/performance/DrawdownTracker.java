package dev.tradekeep.engine.performance;

/**
 * Follows equity for its high and its deepest fall from one. Not thread-safe; recording allocates
 * nothing.
 */
final class DrawdownTracker {
    private long highTime;
    private long highEquity;
    private long peakTime;
    private long peakEquity;
    private long troughTime;
    private long troughEquity;

    /** Starts again at a point. */
    void start(long time, long equity) {
        highTime = peakTime = troughTime = time;
        highEquity = peakEquity = troughEquity = equity;
    }

    /** Records the next point. */
    void record(long time, long equity) {
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

    /** Moves the high by what came in or left; falls so far stay as deep as they were. */
    void shift(long amount) {
        highEquity = Math.addExact(highEquity, amount);
    }

    /** The earliest of the highest points. */
    EquityPoint high() {
        return new EquityPoint(highTime, highEquity);
    }

    long highEquity() {
        return highEquity;
    }

    /**
     * The fall that lost the largest share of its peak, the earliest of equals; from the first
     * point to itself when equity never fell. A peak of 0 or less has no share to lose and is left
     * out.
     */
    Drawdown deepest() {
        return new Drawdown(
                new EquityPoint(peakTime, peakEquity), new EquityPoint(troughTime, troughEquity));
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
