package dev.tradekeep.store.performance;

/**
 * What a UTC day made of a portfolio. Amounts are in units of the quote asset.
 *
 * @param day days since the epoch
 * @param drawdownMaxBps the deepest fall within the day, 0 to 10,000, rounded up
 */
public record DailyPerformance(
        long portfolioId,
        long day,
        long quoteAssetId,
        long startEquity,
        long endEquity,
        int drawdownMaxBps,
        long trades,
        long fees) {}
