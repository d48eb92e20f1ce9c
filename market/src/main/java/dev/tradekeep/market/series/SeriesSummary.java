package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A series of the catalogue, for people.
 *
 * @param exchange code
 * @param grid when they open
 * @param built whether they were made of ticks, rather than imported
 * @param firstOpenTime UTC microseconds; 0 while there are no candles
 * @param lastOpenTime UTC microseconds; 0 while there are no candles
 * @param gaps runs of missing candles between the first and the last
 * @param keepDays days that candles are kept; null for ever
 * @param keepRollupDays days that roll-ups are kept; null for ever
 */
public record SeriesSummary(
        long id,
        String exchange,
        String symbol,
        CandleGrid grid,
        String source,
        CandlePrice price,
        boolean built,
        long candles,
        long firstOpenTime,
        long lastOpenTime,
        long gaps,
        @Nullable Long keepDays,
        @Nullable Long keepRollupDays) {

    public Interval interval() {
        return grid.interval();
    }

    /** Candles that are missing between the first and the last. */
    public long missing() {
        return candles == 0 ? 0 : grid.count(firstOpenTime, lastOpenTime) - candles;
    }
}
