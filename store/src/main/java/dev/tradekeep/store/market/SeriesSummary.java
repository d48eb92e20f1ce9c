package dev.tradekeep.store.market;

import dev.tradekeep.model.market.Interval;

/**
 * A series of the catalogue, for people.
 *
 * @param exchange code
 * @param firstOpenTime UTC microseconds; 0 while there are no candles
 * @param lastOpenTime UTC microseconds; 0 while there are no candles
 */
public record SeriesSummary(
        String exchange,
        String symbol,
        Interval interval,
        String source,
        long candles,
        long firstOpenTime,
        long lastOpenTime) {}
