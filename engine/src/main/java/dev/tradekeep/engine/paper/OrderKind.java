package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * At which prices and under which conditions an order trades, as a person writes it. Prices are
 * decimals above 0, exact in the instrument's scale.
 *
 * @param type null for the one that the prices make
 * @param limitPrice null for none
 * @param triggerPrice sets it off; null for none
 * @param trailingDistance of a trailing stop; null for none
 * @param expiresAt UTC microseconds, for one that is good till a date; 0 otherwise
 */
public record OrderKind(
        @Nullable OrderType type,
        @Nullable String limitPrice,
        @Nullable String triggerPrice,
        @Nullable String trailingDistance,
        TimeInForce timeInForce,
        long expiresAt,
        boolean postOnly,
        boolean reduceOnly) {

    /** A limit order without anything around it; a market order without a price. */
    public static OrderKind limit(@Nullable String price) {
        return new OrderKind(null, price, null, null, TimeInForce.GTC, 0, false, false);
    }

    /** The type that it has. */
    public OrderType typeOrMade() {
        if (type != null) {
            return type;
        }
        if (trailingDistance != null) {
            return OrderType.TRAILING_STOP;
        }
        if (triggerPrice != null) {
            return limitPrice == null ? OrderType.STOP : OrderType.STOP_LIMIT;
        }
        return limitPrice == null ? OrderType.MARKET : OrderType.LIMIT;
    }

    /**
     * The prices in units.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the type lacks one,
     *     has one too many, or one is not above 0 or not exact
     */
    OrderTerms terms(int priceScale) {
        return OrderTerms.of(
                typeOrMade(),
                units(limitPrice, priceScale),
                units(triggerPrice, priceScale),
                units(trailingDistance, priceScale));
    }

    private static long units(@Nullable String text, int scale) {
        if (text == null) {
            return 0;
        }
        long units = FixedPoint.parse(text, scale);
        if (units <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted a price above 0, found " + text + ".");
        }
        return units;
    }

    /** The conditions. */
    OrderConditions conditions() {
        return new OrderConditions(timeInForce, expiresAt, postOnly, reduceOnly);
    }
}
