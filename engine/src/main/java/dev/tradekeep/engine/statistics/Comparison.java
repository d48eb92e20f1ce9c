package dev.tradekeep.engine.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How an account did, next to what needs no strategy.
 *
 * @param account itself
 * @param hold bought at the end of the warm-up and held, with the same cash, stake, costs and
 *     fills; null where it is not known
 * @param cash kept
 */
public record Comparison(Performance account, @Nullable Performance hold, Performance cash) {}
