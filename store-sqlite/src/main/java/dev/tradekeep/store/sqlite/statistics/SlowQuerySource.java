package dev.tradekeep.store.sqlite.statistics;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class SlowQuerySource {
    private static final ListingSource.Builder SLOW_COLUMNS =
            ListingSource.named("slow-queries", "runs of queries that took too long, newest first")
                    .integer("id", "w.id")
                    .text("query", "w.query")
                    .integer("duration_micros", "w.duration_micros")
                    .integer("full_scan_steps", "w.full_scan_steps")
                    .integer("sorts", "w.sorts")
                    .integer("automatic_index_rows", "w.automatic_index_rows")
                    .text("plan", "w.plan")
                    .time("ran_at", "w.ran_at")
                    .from("slow_queries AS w");

    static final ListingSource SLOW = SLOW_COLUMNS.descending("w.id");

    static final ListingSource SLOW_BY_TIME = SLOW_COLUMNS.descending("w.ran_at", "w.id");

    static final ListingSource SLOW_BY_DURATION =
            SLOW_COLUMNS.descending("w.duration_micros", "w.id");

    private SlowQuerySource() {}
}
