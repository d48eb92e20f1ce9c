package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Comparator;
import java.util.List;

/**
 * The last fifth of the candles, which no search sees: what is chosen can be judged by it once.
 *
 * @param from when it begins, UTC microseconds
 * @param open the candles before
 * @param closed those from then on
 */
record HoldOut(long from, List<BacktestFeed> open, List<BacktestFeed> closed) {
    private static final int FIFTHS = 5;

    HoldOut {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    /** Cuts candles; the longest feed decides where. */
    static HoldOut of(List<BacktestFeed> feeds) {
        BarColumns longest =
                feeds.stream()
                        .map(BacktestFeed::candles)
                        .max(Comparator.comparingInt(BarColumns::count))
                        .orElseThrow();
        if (longest.count() < FIFTHS) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted candles to search and some to judge by, found "
                            + longest.count()
                            + " in all.");
        }
        long from = longest.openTime((int) ((long) longest.count() * (FIFTHS - 1) / FIFTHS));
        return new HoldOut(
                from,
                feeds.stream().map(feed -> feed.between(Long.MIN_VALUE, from)).toList(),
                feeds.stream().map(feed -> feed.between(from, Long.MAX_VALUE)).toList());
    }
}
