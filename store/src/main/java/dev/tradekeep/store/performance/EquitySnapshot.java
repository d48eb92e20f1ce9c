package dev.tradekeep.store.performance;

/**
 * What a portfolio was worth at a time.
 *
 * @param at UTC microseconds since the epoch
 * @param quoteAssetId what it is counted in
 * @param equity everything it held, units of the quote asset
 * @param cash of it, units of the quote asset
 */
public record EquitySnapshot(
        long portfolioId, long at, long quoteAssetId, long equity, long cash) {}
