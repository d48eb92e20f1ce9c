package dev.tradekeep.engine.risk;

import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.model.number.FixedPoint;

/**
 * How much an account has at stake, as limits see it.
 *
 * @param position quantity units, below 0 when short
 * @param equity what the account is worth now, quote-asset units
 * @param dayStartEquity what it was worth when the UTC day began
 * @param highEquity the most it was worth since the run began
 * @param ordersLastMinute orders sent in the last minute
 */
public record Exposure(
        long position, long equity, long dayStartEquity, long highEquity, long ordersLastMinute) {
    static final Exposure NONE = new Exposure(0, 0, 0, 0, 0);

    /** What was lost since the day began, quote-asset units; below 0 for a gain. */
    public long dailyLoss() {
        return FixedPoint.subtract(dayStartEquity, equity);
    }

    /** How far equity has fallen from its high, basis points, rounded up. */
    public long drawdownBps() {
        return Drawdown.bps(highEquity, equity);
    }
}
