package dev.tradekeep.store.strategies;

import dev.tradekeep.model.instrument.Asset;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest tried and its result. Amounts are in units of the quote asset, times UTC
 * microseconds.
 *
 * @param engineRunId null when it ran in memory and left nothing in the books
 * @param strategyId of the first strategy
 * @param presetId null when it was not run by a preset's name
 * @param seriesId the first series; null for candles of a file
 * @param parameters of the first strategy, such as {@code fast=20,slow=50}
 * @param drawdownMaxBps 0 or more, rounded up; above 10,000 when more than all was lost
 */
public record BacktestResult(
        @Nullable Long engineRunId,
        long strategyId,
        @Nullable Long presetId,
        @Nullable Long seriesId,
        String parameters,
        Asset quote,
        long firstOpenTime,
        long lastOpenTime,
        long startEquity,
        long endEquity,
        int drawdownMaxBps,
        long candles,
        long orders,
        long denied,
        long expired,
        long trades,
        long fees,
        long slippage,
        long createdAt) {}
