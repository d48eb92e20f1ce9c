package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * A limit that orders and what is held are checked against.
 *
 * @param assetId of an amount: the limit counts where prices are in it, or where it is traded; null
 *     when the value is no amount
 * @param value in the unit of its kind, 0 or more
 */
public record RiskLimit(
        long id,
        RiskLimitKind kind,
        LimitAction action,
        RiskScope scope,
        @Nullable Long assetId,
        long value) {}
