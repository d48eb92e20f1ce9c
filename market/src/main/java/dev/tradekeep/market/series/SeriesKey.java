package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;

/**
 * What tells one series of candles from another.
 *
 * @param source where they come from, such as a file or an exchange
 * @param built whether they were made of the ticks of that source, rather than imported
 */
public record SeriesKey(
        long instrumentId, Interval interval, String source, CandlePrice price, boolean built) {

    /** Of candles of trades that were imported. */
    public static SeriesKey imported(long instrumentId, Interval interval, String source) {
        return new SeriesKey(instrumentId, interval, source, CandlePrice.TRADE, false);
    }
}
