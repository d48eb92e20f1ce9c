package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * A latched stop: it holds, across restarts, until a person clears it.
 *
 * @param portfolioId null for all of them
 * @param instrumentId null for all of them
 * @param limitId of the limit that raised it; null for none
 * @param raisedBy the user who raised it; null when the program did
 * @param raisedAt UTC microseconds since the epoch
 */
public record TradingHalt(
        long id,
        HaltLevel level,
        @Nullable Long portfolioId,
        @Nullable Long instrumentId,
        @Nullable Long limitId,
        String reason,
        @Nullable Long raisedBy,
        long raisedAt) {}
