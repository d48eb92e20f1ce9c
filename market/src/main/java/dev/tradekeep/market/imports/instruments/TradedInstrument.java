package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;

/**
 * What an exchange itself says of something that is traded there.
 *
 * @param filters what it asks of orders besides
 */
public record TradedInstrument(
        InstrumentSpecification specification,
        InstrumentStatus status,
        InstrumentFilters filters) {}
