package dev.tradekeep.engine.core;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.venue.MarketModel;

/**
 * A series of candles that an engine hears.
 *
 * @param index its place among those of the engine
 * @param seriesId of its row
 * @param grid when its candles open
 * @param model what its candles' volume counts
 */
public record Feed(int index, long seriesId, Market market, CandleGrid grid, MarketModel model) {
    /** One whose days begin at midnight UTC. */
    public Feed(int index, long seriesId, Market market, Interval interval, MarketModel model) {
        this(index, seriesId, market, CandleGrid.utc(interval), model);
    }

    /** One whose volume says nothing. */
    public Feed(int index, long seriesId, Market market, Interval interval) {
        this(index, seriesId, market, interval, MarketModel.withoutVolume(interval.micros()));
    }

    /** How long its candles are. */
    public Interval interval() {
        return grid.interval();
    }
}
