package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;

/** What an exchange itself says of something that is traded there. */
public record TradedInstrument(InstrumentSpecification specification, InstrumentStatus status) {}
