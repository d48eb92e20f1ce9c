package dev.tradekeep.store.performance;

/**
 * What a UTC day made of a portfolio. Amounts are in units of the quote asset.
 *
 * @param day days since the epoch
 * @param drawdownMaxBps the deepest fall within the day, 0 or more, rounded up
 * @param beganAt what of the day it covers, UTC microseconds; after its 00:00 on the first of all
 * @param endedAt before the next day's 00:00 while the day is not over
 */
public record DailyPerformance(
        long portfolioId,
        long day,
        long quoteAssetId,
        long startEquity,
        long endEquity,
        int drawdownMaxBps,
        long trades,
        long fees,
        long beganAt,
        long endedAt) {}
