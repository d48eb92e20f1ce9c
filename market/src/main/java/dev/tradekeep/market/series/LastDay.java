package dev.tradekeep.market.series;

import org.jspecify.annotations.Nullable;

/**
 * The last 24 hours of a series of candles, up to its newest one. Of candles shorter than an hour
 * they are the hour of that one and the 23 before it.
 *
 * @param from when they begin, UTC microseconds
 * @param open prices in units of the instrument's price scale
 * @param volume in units of the series' volume scale; null when it does not fit 64 bits
 * @param candles how many of the series' own
 */
public record LastDay(
        long seriesId,
        long from,
        long open,
        long high,
        long low,
        long close,
        @Nullable Long volume,
        long candles) {}
