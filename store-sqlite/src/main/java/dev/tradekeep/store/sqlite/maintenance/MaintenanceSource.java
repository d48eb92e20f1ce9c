package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class MaintenanceSource {
    private static final ListingSource.Builder MAINTENANCE_COLUMNS =
            ListingSource.named("maintenance-runs", "pieces of upkeep, newest first")
                    .integer("id", "m.id")
                    .text("kind", "m.kind")
                    .text("cause", "m.cause")
                    .text("outcome", "m.outcome")
                    .text("detail", "m.detail")
                    .time("started_at", "m.started_at")
                    .time("ended_at", "m.ended_at")
                    .from("maintenance_runs AS m");

    static final ListingSource MAINTENANCE = MAINTENANCE_COLUMNS.descending("m.id");

    static final ListingSource MAINTENANCE_BY_TIME =
            MAINTENANCE_COLUMNS.descending("m.started_at", "m.id");

    private MaintenanceSource() {}
}
