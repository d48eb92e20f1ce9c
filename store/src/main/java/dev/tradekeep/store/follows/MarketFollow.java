package dev.tradekeep.store.follows;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is followed.
 *
 * @param symbol ours or the exchange's, as it was asked for
 * @param intervalMicros of candles; 0 for what has none
 * @param address where the exchange is reached; null where it always is
 */
public record MarketFollow(
        long id,
        String exchange,
        String symbol,
        FollowChannel channel,
        long intervalMicros,
        @Nullable String address) {}
