package dev.tradekeep.market.series;

import dev.tradekeep.model.market.Interval;

/**
 * An entry of the catalogue: candles of one instrument, interval and source.
 *
 * @param source where they come from, such as a file or an exchange
 * @param volumeScale decimals of the volume, 0 to 18
 * @param candles how many there are
 * @param firstOpenTime UTC microseconds; 0 while there are none
 * @param lastOpenTime UTC microseconds; 0 while there are none
 */
public record CandleSeries(
        long id,
        long instrumentId,
        Interval interval,
        String source,
        int volumeScale,
        long candles,
        long firstOpenTime,
        long lastOpenTime) {}
