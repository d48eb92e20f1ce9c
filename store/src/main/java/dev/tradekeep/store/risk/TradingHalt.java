package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * A latched stop: it holds, across restarts, until a person clears it.
 *
 * @param portfolioId null for all of them
 * @param raisedBy the user who raised it; null when the program did
 * @param raisedAt UTC microseconds since the epoch
 */
public record TradingHalt(
        long id,
        HaltLevel level,
        @Nullable Long portfolioId,
        String reason,
        @Nullable Long raisedBy,
        long raisedAt) {}
