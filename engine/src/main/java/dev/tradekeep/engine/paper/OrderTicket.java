package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.core.Market;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as a person writes it.
 *
 * @param engine the name of an engine that runs
 * @param instrument the symbol of what it trades; null when that is one only
 * @param portfolio the name of one that it trades for; null for that of its own name
 * @param quantity a decimal, exact in the instrument's scale
 * @param limitPrice likewise; null for a market order
 * @param reason for people
 * @param callerOrderId the caller's own id of it; null when there is none
 */
public record OrderTicket(
        String engine,
        @Nullable String instrument,
        @Nullable String portfolio,
        Side side,
        String quantity,
        @Nullable String limitPrice,
        String reason,
        @Nullable String callerOrderId) {
    /**
     * The same in the units of a market.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when quantity or price are
     *     not above 0, or not exact
     */
    OrderWish of(Market market) {
        Instrument instrument = market.instrument();
        long units = FixedPoint.parse(quantity, instrument.quantityScale());
        long limit = limitPrice == null ? 0 : FixedPoint.parse(limitPrice, instrument.priceScale());
        if (units <= 0 || limit < 0 || (limitPrice != null && limit == 0)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a quantity and a price above 0, found "
                            + quantity
                            + (limitPrice == null ? "." : " and " + limitPrice + "."));
        }
        return new OrderWish(
                market.index(),
                side,
                limit == 0 ? new OrderTerms.Market() : new OrderTerms.Limit(limit),
                units,
                OrderConditions.GTC,
                null,
                reason,
                callerOrderId);
    }
}
