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
            MarketSource.CANDLES, "s.id = ?1 AND c.open_time >= ?2", Filters.SERIES, Filters.SINCE),
    ROLLUPS(
            MarketSource.ROLLUPS,
            "s.id = ?1 AND r.interval_micros = ?2 * 1000000",
            Filters.SERIES,
            Filters.INTERVAL),
    ROLLUPS_SINCE(
            MarketSource.ROLLUPS,
            "s.id = ?1 AND r.interval_micros = ?2 * 1000000 AND r.open_time >= ?3",
            Filters.SERIES,
            Filters.INTERVAL,
            Filters.SINCE),
    GAPS(MarketSource.GAPS, "s.id = ?1", Filters.SERIES),
    TICK_SERIES(MarketSource.TICK_SERIES, ""),
    TICK_SERIES_OF_INSTRUMENT(MarketSource.TICK_SERIES, "s.instrument_id = ?1", Filters.INSTRUMENT),
    TRADES(MarketSource.TRADES, "s.id = ?1", Filters.TICK_SERIES),
    TRADES_SINCE(
            MarketSource.TRADES,
            "s.id = ?1 AND t.traded_at >= ?2",
            Filters.TICK_SERIES,
            Filters.SINCE),
    QUOTES(MarketSource.QUOTES, "s.id = ?1", Filters.TICK_SERIES),
    QUOTES_SINCE(
            MarketSource.QUOTES,
            "s.id = ?1 AND q.quoted_at >= ?2",
            Filters.TICK_SERIES,
            Filters.SINCE),
    IMPORTS(MarketSource.IMPORTS, ""),
    IMPORTS_OF_SERIES(MarketSource.IMPORTS, "d.series_id = ?1", Filters.SERIES),
    IMPORTS_OF_TICK_SERIES(MarketSource.IMPORTS, "d.tick_series_id = ?1", Filters.TICK_SERIES);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter SERIES = Filter.integer("series", "the id of a series");
        static final Filter TICK_SERIES = Filter.integer("tick-series", "the id of a tick series");
        static final Filter INTERVAL = Filter.integer("interval-seconds", "such as 3600");
        static final Filter SINCE = Filter.time("since", "at or after");
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
