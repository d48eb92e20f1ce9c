package dev.tradekeep.store.follows;

import dev.tradekeep.store.sql.Columns;

/** The columns of this package. */
final class FollowColumns {
    static final Columns FOLLOW =
            Columns.of(
                    "market_follows",
                    "exchange_id",
                    "symbol",
                    "channel",
                    "interval_micros",
                    "address",
                    "state",
                    "reason",
                    "changed_at",
                    "created_at");

    private FollowColumns() {}
}
