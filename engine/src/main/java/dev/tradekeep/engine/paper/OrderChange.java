package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/**
 * Other terms of an open order as a person writes them; what is null stays as it is. Each is a
 * decimal above 0, exact in the instrument's scale.
 *
 * @param quantity the whole quantity, fills included
 */
public record OrderChange(
        @Nullable String quantity,
        @Nullable String limitPrice,
        @Nullable String triggerPrice,
        @Nullable String trailingDistance) {
    public OrderChange {
        if (quantity == null
                && limitPrice == null
                && triggerPrice == null
                && trailingDistance == null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a quantity, a limit price, a trigger price or a trailing distance.");
        }
    }

    /**
     * The terms that an order gets.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the order has no such
     *     price, or it is not above 0 or not exact
     */
    OrderTerms termsOf(Order order) {
        OrderTerms now = order.terms();
        int scale = order.instrument().priceScale();
        return OrderTerms.of(
                now.type(),
                parse(limitPrice, scale, now.limitPrice()),
                parse(triggerPrice, scale, now.triggerPrice()),
                parse(trailingDistance, scale, now.trailingDistance()));
    }

    /** The quantity that an order gets, quantity units. */
    long quantityOf(Order order) {
        Instrument instrument = order.instrument();
        return parse(quantity, instrument.quantityScale(), order.quantity());
    }

    private static long parse(@Nullable String text, int scale, long now) {
        if (text == null) {
            return now;
        }
        long units = FixedPoint.parse(text, scale);
        if (units <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a quantity and prices above 0, found " + text + ".");
        }
        return units;
    }
}
