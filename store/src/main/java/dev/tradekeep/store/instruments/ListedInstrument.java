package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.Instrument;

/** An instrument with the ids of its rows. */
public record ListedInstrument(
        long id, long exchangeId, long baseAssetId, long quoteAssetId, Instrument instrument) {}
