package dev.tradekeep.store.performance;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;

/** The ways to read equity and the results of days, newest first. */
public enum PerformanceListing implements Listing {
    SNAPSHOTS(PerformanceSource.SNAPSHOTS, ""),
    SNAPSHOTS_OF_PORTFOLIO(
            PerformanceSource.SNAPSHOTS_BY_TIME, "s.portfolio_id = ?1", Filters.PORTFOLIO),
    DAYS(PerformanceSource.DAYS, ""),
    DAYS_OF_PORTFOLIO(PerformanceSource.DAYS_BY_DAY, "d.portfolio_id = ?1", Filters.PORTFOLIO);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter PORTFOLIO =
                Filter.name("portfolio", NameQuery.PORTFOLIO, "the name of a portfolio");
    }

    private final ListingDefinition definition;

    PerformanceListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
