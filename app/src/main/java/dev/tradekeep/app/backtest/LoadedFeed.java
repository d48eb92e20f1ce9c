package dev.tradekeep.app.backtest;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.market.CandleGrid;
import java.util.List;

/**
 * Candles that are in memory, and what is to be said of them.
 *
 * @param remarks for people: a sentence each
 */
public record LoadedFeed(BacktestFeed feed, List<String> remarks) {
    public LoadedFeed {
        remarks = List.copyOf(remarks);
    }

    /** Runs of missing candles between the first and the last. */
    public long gaps() {
        BarColumns candles = feed.candles();
        CandleGrid grid = candles.grid();
        long gaps = 0;
        for (int i = 1; i < candles.count(); i++) {
            if (candles.openTime(i) != grid.next(candles.openTime(i - 1))) {
                gaps++;
            }
        }
        return gaps;
    }

    /** Candles that are missing between the first and the last. */
    public long missing() {
        return feed.candles().grid().count(feed.firstOpenTime(), feed.lastOpenTime())
                - feed.candles().count();
    }
}
