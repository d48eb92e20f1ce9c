package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * Under which conditions an order may trade.
 *
 * @param expiresAt UTC microseconds since the epoch; 0 unless good till a date
 * @param postOnly refused when it would trade at once
 * @param reduceOnly only ever makes a position smaller
 */
public record OrderConditions(
        TimeInForce timeInForce, long expiresAt, boolean postOnly, boolean reduceOnly) {
    /** Works until it is filled or canceled. */
    public static final OrderConditions GTC = new OrderConditions(TimeInForce.GTC, 0, false, false);

    /** What can trade at once does, the rest ends. */
    public static final OrderConditions IOC = new OrderConditions(TimeInForce.IOC, 0, false, false);

    /** All of it at once, or nothing. */
    public static final OrderConditions FOK = new OrderConditions(TimeInForce.FOK, 0, false, false);

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when an end is missing or
     *     not wanted, or an order that must wait may not
     */
    public OrderConditions {
        if ((timeInForce == TimeInForce.GTD) != (expiresAt > 0)) {
            throw invalid("An order has an end exactly when it is good till a date.");
        }
        boolean atOnce = timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
        if (postOnly && atOnce) {
            throw invalid("An order that only posts cannot be " + timeInForce + ".");
        }
    }

    /** Works until a time, UTC microseconds since the epoch. */
    public static OrderConditions until(long at) {
        return new OrderConditions(TimeInForce.GTD, at, false, false);
    }

    /** The same for an order that must not trade at once. */
    public OrderConditions asPostOnly() {
        return new OrderConditions(timeInForce, expiresAt, true, reduceOnly);
    }

    /** The same for an order that only makes a position smaller. */
    public OrderConditions asReduceOnly() {
        return new OrderConditions(timeInForce, expiresAt, postOnly, true);
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
