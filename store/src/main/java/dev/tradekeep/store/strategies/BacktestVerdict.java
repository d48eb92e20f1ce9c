package dev.tradekeep.store.strategies;

/**
 * What the result of a backtest is worth.
 *
 * @param verdict {@code invalid}, {@code not_shown} or {@code not_refuted}
 * @param report its lines and checks as JSON
 */
public record BacktestVerdict(String verdict, String report) {}
