package dev.tradekeep.engine.performance;

import dev.tradekeep.model.number.BasisPoints;
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
    private static final long WHOLE = 10_000 * FixedPoint.powerOfTen(BasisPoints.SCALE);

    /** How much was lost, quote-asset units, 0 or more. */
    public long amount() {
        return FixedPoint.subtract(peak.equity(), trough.equity());
    }

    /**
     * How much of the peak was lost, rounded up: a loss is never shown smaller than it was. The
     * whole at most; what was lost beyond it shows in {@link #amount}.
     */
    public BasisPoints share() {
        if (peak.equity() <= 0) {
            return BasisPoints.ZERO;
        }
        long lost = Math.min(amount(), peak.equity());
        return new BasisPoints(
                FixedPoint.multiplyDivide(lost, WHOLE, peak.equity(), RoundingMode.CEILING));
    }

    /** {@link #share} in whole basis points, 0 to 10,000, rounded up. */
    public int shareBps() {
        return bps(peak.equity(), trough.equity());
    }

    /** How much of a high was lost, as {@link #shareBps}; allocates nothing. */
    public static int bps(long high, long equity) {
        if (high <= 0 || equity >= high) {
            return 0;
        }
        // What lies below 0 counts as all; so the difference of the two cannot overflow.
        long lost = high - Math.max(0, equity);
        return Math.toIntExact(
                FixedPoint.multiplyDivide(lost, WHOLE_BPS, high, RoundingMode.CEILING));
    }
}
