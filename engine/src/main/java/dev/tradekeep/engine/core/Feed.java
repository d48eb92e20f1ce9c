package dev.tradekeep.engine.core;

import dev.tradekeep.model.market.Interval;

/**
 * A series of candles that an engine hears.
 *
 * @param index its place among those of the engine
 * @param seriesId of its row
 */
public record Feed(int index, long seriesId, Market market, Interval interval) {}
