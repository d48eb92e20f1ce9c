package dev.tradekeep.engine.performance;

import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/**
 * A fall of equity from a high.
 *
 * @param peak the high it fell from
 * @param trough the lowest point before the high was reached again
 */
public record Drawdown(EquityPoint peak, EquityPoint trough) {
    private static final long WHOLE_BPS = 10_000;

    /** A debt of so many times the high is more basis points than an int holds. */
    private static final long MOST_LOST = 1 - Integer.MAX_VALUE / WHOLE_BPS;

    /** How much was lost, quote-asset units, 0 or more. */
    public long amount() {
        return FixedPoint.subtract(peak.equity(), trough.equity());
    }

    /**
     * How much of the peak was lost, whole basis points, rounded up: a loss is never shown smaller
     * than it was. More than 10,000 when equity fell below 0; {@link Integer#MAX_VALUE} stands for
     * all that is more.
     */
    public int shareBps() {
        return bps(peak.equity(), trough.equity());
    }

    /** How much of a high was lost, as {@link #shareBps}; allocates nothing. */
    public static int bps(long high, long equity) {
        if (high <= 0 || equity >= high) {
            return 0;
        }
        if (equity < 0 && equity / high <= MOST_LOST) {
            return Integer.MAX_VALUE;
        }
        // What is left, below 0 for a debt: unlike the loss, it cannot overflow.
        long left = FixedPoint.multiplyDivide(equity, WHOLE_BPS, high, RoundingMode.FLOOR);
        return Math.toIntExact(WHOLE_BPS - left);
    }
}
