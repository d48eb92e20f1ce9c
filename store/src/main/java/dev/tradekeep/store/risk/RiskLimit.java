package dev.tradekeep.store.risk;

/**
 * A limit that orders are checked against.
 *
 * @param value in the unit of its kind, 0 or more
 */
public record RiskLimit(
        long id, RiskLimitKind kind, RiskScope scope, long value, boolean enabled) {}
