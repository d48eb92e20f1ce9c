package dev.tradekeep.store.strategies;

/**
 * A figure of a backtest as the books have it.
 *
 * @param account {@code result} or {@code hold}
 * @param measure its name
 * @param kind {@code figure}, {@code money}, {@code count}, {@code time} or {@code none}
 * @param value as the kind says; of none the reason
 */
public record BacktestStatistic(String account, String measure, String kind, String value) {}
