package dev.tradekeep.engine.performance;

/**
 * Follows equity for its high and its deepest fall from one. Not thread-safe; recording allocates
 * nothing.
 */
public final class DrawdownTracker {
    private static final long NEVER = Long.MIN_VALUE;

    private long highTime;
    private long highEquity;
    private long peakTime;
    private long peakEquity;
    private long troughTime;
    private long troughEquity;

    /** When equity was back at the peak; {@link #NEVER} while it is below. */
    private long recoveredAt = NEVER;

    /** Starts again at a point. */
    public void start(long time, long equity) {
        highTime = peakTime = troughTime = time;
        highEquity = peakEquity = troughEquity = equity;
        recoveredAt = time;
    }

    /** Records the next point. */
    public void record(long time, long equity) {
        if (equity >= highEquity) {
            if (recoveredAt == NEVER) {
                recoveredAt = time;
            }
            if (equity > highEquity) {
                highTime = time;
                highEquity = equity;
            }
            return;
        }
        if (isDeepest(equity)) {
            peakTime = highTime;
            peakEquity = highEquity;
            troughTime = time;
            troughEquity = equity;
            recoveredAt = NEVER;
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
    public Drawdown deepest() {
        return new Drawdown(
                new EquityPoint(peakTime, peakEquity), new EquityPoint(troughTime, troughEquity));
    }

    /**
     * How long the deepest fall lasted: from its peak until equity was back, or until a time.
     *
     * @param until when the last point was recorded
     */
    public long lasted(long until) {
        return (recoveredAt == NEVER ? until : recoveredAt) - peakTime;
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
