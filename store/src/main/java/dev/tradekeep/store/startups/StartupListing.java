package dev.tradekeep.store.startups;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read the starts of the system. */
public enum StartupListing implements Listing {
    STARTS(StartupSource.STARTS, ""),
    STARTS_OF_OUTCOME(
            StartupSource.STARTS,
            "r.outcome = ?1",
            Filter.choice("outcome", "how they went", Word.all(StartupOutcome.class))),
    STARTS_SINCE(StartupSource.STARTS_BY_TIME, "r.started_at >= ?1", CommonFilters.SINCE),
    STEPS_OF_START(
            StartupSource.STEPS,
            "p.startup_run_id = ?1",
            Filter.integer("run", "the id of a start"));

    private final ListingDefinition definition;

    StartupListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
