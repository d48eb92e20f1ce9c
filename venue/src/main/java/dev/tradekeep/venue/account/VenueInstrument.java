package dev.tradekeep.venue.account;

import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;

/**
 * Something that is traded at an exchange.
 *
 * @param status whether it is traded now
 * @param rules what the exchange asks of orders for it
 */
public record VenueInstrument(
        InstrumentSpecification specification, InstrumentStatus status, OrderFilters rules) {}
