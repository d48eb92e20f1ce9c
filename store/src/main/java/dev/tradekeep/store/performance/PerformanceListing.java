package dev.tradekeep.store.performance;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read equity and the results of days, newest first. */
public enum PerformanceListing implements Listing {
    SNAPSHOTS(PerformanceSource.SNAPSHOTS, ""),
    SNAPSHOTS_OF_PORTFOLIO(
            PerformanceSource.SNAPSHOTS_BY_TIME, "s.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    DAYS(PerformanceSource.DAYS, ""),
    DAYS_OF_PORTFOLIO(
            PerformanceSource.DAYS_BY_DAY, "d.portfolio_id = ?1", CommonFilters.PORTFOLIO);

    private final ListingDefinition definition;

    PerformanceListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
