package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the candles of a file are.
 *
 * @param interval how long they are; null: as the times tell, and for ticks
 * @param price that they are of
 */
record CandlesWanted(@Nullable Interval interval, CandlePrice price) {
    /** For ticks. */
    static final CandlesWanted NONE = new CandlesWanted(null, CandlePrice.TRADE);
}
