package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * A denial of an order or a breach of a limit.
 *
 * @param limitId of the limit that denied it or was broken; null for none
 * @param code stable, for scripts, 1 to 64 characters
 * @param instrumentId null when it is about all of them
 * @param clientOrderId of the order that was denied; null for a breach
 * @param detail for people: what was wanted and what was found
 * @param key of events that are the same, which are one row with a count; null for one that stands
 *     alone
 * @param count how often it happened so far
 * @param at of the first, or of the last when it is counted again, UTC microseconds
 */
public record RiskEvent(
        RiskEventKind kind,
        @Nullable Long limitId,
        String code,
        long engineRunId,
        long portfolioId,
        @Nullable Long instrumentId,
        @Nullable String clientOrderId,
        String detail,
        @Nullable String key,
        long count,
        long at) {}
