package dev.tradekeep.market.series;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read series, their candles and the imports that filled them. */
public enum MarketListing implements Listing {
    SERIES(MarketSource.SERIES, ""),
    SERIES_OF_INSTRUMENT(MarketSource.SERIES, "s.instrument_id = ?1", CommonFilters.INSTRUMENT),
    SERIES_OF_SOURCE(MarketSource.SERIES, "s.source = ?1", Filter.text("source", "its name")),
    CANDLES(MarketSource.CANDLES, "s.id = ?1", CommonFilters.SERIES),
    CANDLES_SINCE(
            MarketSource.CANDLES,
            "s.id = ?1 AND c.open_time >= ?2",
            CommonFilters.SERIES,
            CommonFilters.SINCE),
    ROLLUPS(
            MarketSource.ROLLUPS,
            "s.id = ?1 AND r.interval_micros = ?2 * 1000000",
            CommonFilters.SERIES,
            Filters.INTERVAL),
    ROLLUPS_SINCE(
            MarketSource.ROLLUPS,
            "s.id = ?1 AND r.interval_micros = ?2 * 1000000 AND r.open_time >= ?3",
            CommonFilters.SERIES,
            Filters.INTERVAL,
            CommonFilters.SINCE),
    GAPS(MarketSource.GAPS, "s.id = ?1", CommonFilters.SERIES),
    TICK_SERIES(MarketSource.TICK_SERIES, ""),
    TICK_SERIES_OF_INSTRUMENT(
            MarketSource.TICK_SERIES, "s.instrument_id = ?1", CommonFilters.INSTRUMENT),
    TRADES(MarketSource.TRADES, "s.id = ?1", Filters.TICK_SERIES),
    TRADES_SINCE(
            MarketSource.TRADES,
            "s.id = ?1 AND t.traded_at >= ?2",
            Filters.TICK_SERIES,
            CommonFilters.SINCE),
    QUOTES(MarketSource.QUOTES, "s.id = ?1", Filters.TICK_SERIES),
    QUOTES_SINCE(
            MarketSource.QUOTES,
            "s.id = ?1 AND q.quoted_at >= ?2",
            Filters.TICK_SERIES,
            CommonFilters.SINCE),
    IMPORTS(MarketSource.IMPORTS, ""),
    IMPORTS_OF_SERIES(MarketSource.IMPORTS, "d.series_id = ?1", CommonFilters.SERIES),
    IMPORTS_SINCE(MarketSource.IMPORTS_BY_TIME, "d.imported_at >= ?1", CommonFilters.SINCE),
    IMPORTS_OF_TICK_SERIES(MarketSource.IMPORTS, "d.tick_series_id = ?1", Filters.TICK_SERIES);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter TICK_SERIES = Filter.integer("tick-series", "the id of a tick series");
        static final Filter INTERVAL = Filter.integer("interval-seconds", "such as 3600");
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
