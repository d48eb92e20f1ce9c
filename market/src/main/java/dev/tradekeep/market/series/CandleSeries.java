package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;

/**
 * An entry of the catalogue: candles of one instrument, interval, source and price.
 *
 * @param grid when they open
 * @param volumeScale decimals of the volume, 0 to 18
 * @param candles how many there are
 * @param firstOpenTime UTC microseconds; 0 while there are none
 * @param lastOpenTime UTC microseconds; 0 while there are none
 */
public record CandleSeries(
        long id,
        SeriesKey key,
        CandleGrid grid,
        int volumeScale,
        long candles,
        long firstOpenTime,
        long lastOpenTime) {

    public long instrumentId() {
        return key.instrumentId();
    }

    public Interval interval() {
        return key.interval();
    }

    /** Where they come from, such as a file or an exchange. */
    public String source() {
        return key.source();
    }
}
