package dev.tradekeep.store.follows;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class FollowSource {
    static final ListingSource FOLLOWS =
            ListingSource.named("market-follows", "what a server keeps coming from exchanges")
                    .integer("id", "f.id")
                    .text("exchange", "e.code")
                    .text("symbol", "f.symbol")
                    .text("channel", "f.channel")
                    .integer("interval_seconds", "f.interval_micros / 1000000")
                    .text("address", "f.address")
                    .text("state", "f.state")
                    .text("reason", "f.reason")
                    .time("changed_at", "f.changed_at")
                    .time("created_at", "f.created_at")
                    .from(
                            """
                            market_follows AS f
                            JOIN exchanges AS e ON e.id = f.exchange_id\
                            """)
                    .ascending("f.id");

    private FollowSource() {}
}
