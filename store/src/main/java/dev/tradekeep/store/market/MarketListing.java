package dev.tradekeep.store.market;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;

/** The ways to read series, their candles and the imports that filled them. */
public enum MarketListing implements Listing {
    SERIES(MarketSource.SERIES, ""),
    SERIES_OF_INSTRUMENT(MarketSource.SERIES, "s.instrument_id = ?1", Filters.INSTRUMENT),
    SERIES_OF_SOURCE(MarketSource.SERIES, "s.source = ?1", Filter.text("source", "its name")),
    CANDLES(MarketSource.CANDLES, "s.id = ?1", Filters.SERIES),
    CANDLES_SINCE(
            MarketSource.CANDLES,
            "s.id = ?1 AND c.open_time >= ?2",
            Filters.SERIES,
            Filter.time("since", "opened at or after")),
    IMPORTS(MarketSource.IMPORTS, ""),
    IMPORTS_OF_SERIES(MarketSource.IMPORTS, "d.series_id = ?1", Filters.SERIES),
    IMPORTS_OF_FILE(
            MarketSource.IMPORTS_BY_SERIES,
            "d.file_sha256 = ?1",
            Filter.text("sha256", "the hash of the file's contents"));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter SERIES = Filter.integer("series", "the id of a series");
        static final Filter INSTRUMENT =
                Filter.name("instrument", NameQuery.INSTRUMENT, "SYMBOL or EXCHANGE:SYMBOL");
    }

    private final ListingDefinition definition;

    MarketListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
