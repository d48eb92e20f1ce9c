package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read maintenance runs. */
public enum MaintenanceListing implements Listing {
    MAINTENANCE(MaintenanceSource.MAINTENANCE, ""),
    MAINTENANCE_OF_KIND(
            MaintenanceSource.MAINTENANCE,
            "m.kind = ?1",
            Filter.choice("kind", "what was done", Word.all(MaintenanceKind.class))),
    MAINTENANCE_OF_OUTCOME(
            MaintenanceSource.MAINTENANCE,
            "m.outcome = ?1",
            Filter.choice("outcome", "how it went", Word.all(RunOutcome.class))),
    MAINTENANCE_SINCE(
            MaintenanceSource.MAINTENANCE_BY_TIME, "m.started_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    MaintenanceListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
