package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.InstrumentKind;

/**
 * An instrument with the ids of its rows.
 *
 * @param filters what its exchange asks of orders besides
 */
public record ListedInstrument(
        long id,
        long exchangeId,
        long baseAssetId,
        long quoteAssetId,
        InstrumentKind kind,
        Instrument instrument,
        InstrumentFilters filters) {

    /** One of an exchange that asks nothing besides. */
    public ListedInstrument(
            long id,
            long exchangeId,
            long baseAssetId,
            long quoteAssetId,
            InstrumentKind kind,
            Instrument instrument) {
        this(id, exchangeId, baseAssetId, quoteAssetId, kind, instrument, InstrumentFilters.NONE);
    }

    /** The same with another instrument in its place, such as one of another tick. */
    public ListedInstrument with(Instrument other) {
        return new ListedInstrument(
                id, exchangeId, baseAssetId, quoteAssetId, kind, other, filters);
    }

    /** The same with other filters. */
    ListedInstrument with(InstrumentFilters other) {
        return new ListedInstrument(
                id, exchangeId, baseAssetId, quoteAssetId, kind, instrument, other);
    }
}
