package dev.tradekeep.venue;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the orders of an instrument at a simulated exchange, and what was cut off them.
 *
 * @param fills executions
 * @param slippage quote-asset units; none where the fill model has it in the price
 * @param limited orders to which a candle gave less than they wanted, with what the first such
 *     candle lacked
 * @param limitedTimes how often a candle gave an order less than it wanted
 * @param expired what expired, by reason
 * @param large fills of more than {@link #LARGE_BPS} of their candle's volume, and those of more
 *     than all of it; counted only while the volume is known and limits nothing
 */
public record FillReport(
        long fills,
        long slippage,
        Cut limited,
        long limitedTimes,
        Map<ExpiryReason, Cut> expired,
        Large large) {
    /** A fill above this share of its candle's volume is large, basis points. */
    public static final long LARGE_BPS = 1_000;

    public FillReport {
        Map<ExpiryReason, Cut> sorted = new EnumMap<>(ExpiryReason.class);
        sorted.putAll(expired);
        expired = Collections.unmodifiableMap(sorted);
    }

    /**
     * Orders of which a part did not trade.
     *
     * @param quantity all parts together, quantity units
     */
    public record Cut(long orders, BigInteger quantity) {
        static final Cut NONE = new Cut(0, BigInteger.ZERO);

        Cut and(long units) {
            return new Cut(orders + 1, quantity.add(BigInteger.valueOf(units)));
        }
    }

    /**
     * Fills that took more of a candle than a market gives without moving.
     *
     * @param counted whether they were: the volume is known, and limits nothing
     */
    public record Large(boolean counted, long overShare, long overAll) {}
}
