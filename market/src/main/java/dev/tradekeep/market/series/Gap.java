package dev.tradekeep.market.series;

/**
 * A run of candles that the grid of the interval wants and that are not there.
 *
 * @param from open time of the first missing candle, UTC microseconds since the epoch
 * @param to open time of the last missing candle
 * @param missing how many are missing, 1 or more
 */
public record Gap(long from, long to, long missing) {}
