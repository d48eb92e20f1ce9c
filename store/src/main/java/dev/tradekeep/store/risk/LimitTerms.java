package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * A limit that is to be set.
 *
 * @param assetId of an amount; null when the value is none
 * @param value in the unit of its kind, 0 or more
 */
public record LimitTerms(
        RiskLimitKind kind,
        LimitAction action,
        RiskScope scope,
        @Nullable Long assetId,
        long value) {}
