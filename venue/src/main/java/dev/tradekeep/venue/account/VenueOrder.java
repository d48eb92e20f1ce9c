package dev.tradekeep.venue.account;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as an exchange lists it, whoever placed it.
 *
 * @param clientOrderId the id its placer gave it, or the exchange in its place
 * @param terms null where none of our kinds of order is like it
 * @param quantity the whole quantity, quantity units
 * @param filledQuantity quantity units
 * @param createdAt UTC microseconds of the exchange's clock
 */
public record VenueOrder(
        String clientOrderId,
        String exchangeOrderId,
        Instrument instrument,
        Side side,
        @Nullable OrderTerms terms,
        long quantity,
        long filledQuantity,
        long createdAt) {}
