package dev.tradekeep.store.startups;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class StartupSource {
    private static final ListingSource.Builder START_COLUMNS =
            ListingSource.named("startup-runs", "starts of the system, newest first")
                    .integer("id", "r.id")
                    .text("node", "r.node")
                    .text("version", "r.version")
                    .text("outcome", "r.outcome")
                    .time("started_at", "r.started_at")
                    .time("ended_at", "r.ended_at")
                    .from("startup_runs AS r");

    static final ListingSource STARTS = START_COLUMNS.descending("r.id");

    static final ListingSource STARTS_BY_TIME = START_COLUMNS.descending("r.started_at", "r.id");

    static final ListingSource STEPS =
            ListingSource.named("startup-steps", "the steps of a start, in order")
                    .integer("position", "p.position")
                    .text("name", "p.name")
                    .text("outcome", "p.outcome")
                    .text("detail", "p.detail")
                    .integer("duration_micros", "p.duration_micros")
                    .from("startup_steps AS p")
                    .ascending("p.position");

    private StartupSource() {}
}
