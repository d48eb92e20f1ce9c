package dev.tradekeep.venue.account;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Side;

/**
 * A trade of an account as an exchange lists it.
 *
 * @param clientOrderId of its order; empty when the exchange does not say it
 */
public record VenueExecution(
        Instrument instrument,
        Side side,
        String exchangeOrderId,
        String clientOrderId,
        Fill fill) {}
