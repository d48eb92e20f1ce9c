package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as a person writes it.
 *
 * @param engine the name of an engine that runs
 * @param instrument the symbol of what it trades; null when that is one only
 * @param portfolio the name of one that it trades for; null for that of its own name
 * @param quantity a decimal, exact in the instrument's scale
 * @param kind its prices and conditions
 * @param reason for people
 * @param callerOrderId the caller's own id of it; null when there is none
 */
public record OrderTicket(
        String engine,
        @Nullable String instrument,
        @Nullable String portfolio,
        Side side,
        String quantity,
        OrderKind kind,
        String reason,
        @Nullable String callerOrderId) {
    /**
     * The same in the units of a market.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when quantity or a price
     *     is not above 0 or not exact, or the kind of order lacks a price
     */
    OrderWish of(Market market) {
        Instrument instrument = market.instrument();
        long units = FixedPoint.parse(quantity, instrument.quantityScale());
        if (units <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a quantity above 0, found " + quantity + ".");
        }
        return new OrderWish(
                market.index(),
                side,
                kind.terms(instrument.priceScale()),
                units,
                kind.conditions(),
                null,
                reason,
                callerOrderId);
    }
}
