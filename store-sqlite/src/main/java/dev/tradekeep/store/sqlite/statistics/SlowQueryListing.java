package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read slow queries. */
public enum SlowQueryListing implements Listing {
    SLOW_QUERIES(SlowQuerySource.SLOW, ""),
    SLOW_QUERIES_BY_DURATION(
            SlowQuerySource.SLOW_BY_DURATION, "", Filter.flag("slowest", "the slowest first")),
    SLOW_QUERIES_OF_QUERY(
            SlowQuerySource.SLOW, "w.query = ?1", Filter.text("query", "the label of a query")),
    SLOW_QUERIES_SINCE(SlowQuerySource.SLOW_BY_TIME, "w.ran_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    SlowQueryListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
