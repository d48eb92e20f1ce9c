package dev.tradekeep.engine.paper;

import dev.tradekeep.model.market.Candle;
import java.util.List;

/**
 * The candles that close at one time.
 *
 * @param closeTime UTC microseconds
 * @param candles by feed, at least one
 */
record CandleMoment(long closeTime, List<OfFeed> candles) {
    CandleMoment {
        candles = List.copyOf(candles);
    }

    /**
     * A candle of a feed.
     *
     * @param feed its index
     */
    record OfFeed(int feed, Candle candle) {}
}
