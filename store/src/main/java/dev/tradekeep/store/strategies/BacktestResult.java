package dev.tradekeep.store.strategies;

import org.jspecify.annotations.Nullable;

/**
 * What a backtest tried and its result. Amounts are in units of the quote asset, times UTC
 * microseconds.
 *
 * @param presetId null when it was not run by a preset's name
 * @param parameters such as {@code fast=20,slow=50}
 * @param drawdownMaxBps 0 to 10,000, rounded up
 */
public record BacktestResult(
        long engineRunId,
        long strategyId,
        @Nullable Long presetId,
        long seriesId,
        String parameters,
        long quoteAssetId,
        long firstOpenTime,
        long lastOpenTime,
        long startEquity,
        long endEquity,
        int drawdownMaxBps,
        long orders,
        long trades,
        long fees,
        long slippage,
        long createdAt) {}
