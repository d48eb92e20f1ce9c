package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sql.Transaction;

/**
 * Gives prices of a listed instrument the decimals that a finer tick of its exchange needs, as long
 * as only market data counts on them.
 */
final class FinerPrices {
    private FinerPrices() {}

    static void grow(Transaction transaction, CatalogueEntry listed, TradedInstrument told) {
        int needed = told.specification().tickSize().scale();
        PriceScale scales = new PriceScale(transaction);
        if (needed > listed.priceScale() && scales.mayGrow(listed, needed)) {
            var _ = scales.grow(listed, needed);
        }
    }
}
