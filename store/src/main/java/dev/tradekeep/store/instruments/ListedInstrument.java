package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;

/** An instrument with the ids of its rows. */
public record ListedInstrument(
        long id,
        long exchangeId,
        long baseAssetId,
        long quoteAssetId,
        InstrumentKind kind,
        Instrument instrument) {}
