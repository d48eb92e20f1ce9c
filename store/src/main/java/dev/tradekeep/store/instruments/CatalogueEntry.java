package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;

/**
 * An instrument of the catalogue.
 *
 * @param id of its row
 * @param exchange our name of the exchange that lists it
 * @param priceScale decimals of its prices in the books, 0 to 18
 * @param quantityScale decimals of its quantities in the books, 0 to 18
 */
public record CatalogueEntry(
        long id,
        long exchangeId,
        String exchange,
        InstrumentSpecification specification,
        int priceScale,
        int quantityScale,
        InstrumentStatus status) {

    /** The same with another status. */
    public CatalogueEntry with(InstrumentStatus other) {
        return new CatalogueEntry(
                id, exchangeId, exchange, specification, priceScale, quantityScale, other);
    }
}
