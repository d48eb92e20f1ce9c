package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.venue.MarketModel;

/**
 * A series of candles that an engine hears.
 *
 * @param index its place among those of the engine
 * @param seriesId of its row
 * @param model what its candles' volume counts
 */
public record Feed(int index, long seriesId, Market market, Interval interval, MarketModel model) {
    /** One whose volume says nothing. */
    public Feed(int index, long seriesId, Market market, Interval interval) {
        this(index, seriesId, market, interval, MarketModel.withoutVolume(interval.micros()));
    }
}
