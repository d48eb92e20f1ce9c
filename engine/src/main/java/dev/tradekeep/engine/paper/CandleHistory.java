package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.paper.PaperPlan.RecordedFeed;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * How far each feed of an engine was traded, and the candles up to there. A feed that the engine
 * has not traded yet begins where the engine is, so that no candle is traded that lies before what
 * others have seen.
 */
final class CandleHistory {
    private final List<RecordedFeed> feeds;
    private final long[] cursors;

    /**
     * @param state as the books have it
     */
    CandleHistory(List<RecordedFeed> feeds, EngineState state) {
        this.feeds = List.copyOf(feeds);
        cursors = new long[feeds.size()];
        Arrays.setAll(cursors, state::cursor);
        long at = state.booking() == 0 ? Long.MIN_VALUE : Math.max(state.time(), lastClose());
        for (int feed = 0; feed < cursors.length; feed++) {
            if (at != Long.MIN_VALUE && cursors[feed] == Long.MIN_VALUE) {
                CandleGrid grid = grid(feed);
                // Its candle that closes with the last one of the others is still to come.
                cursors[feed] = grid.previous(grid.floor(at - 1));
            }
        }
    }

    /** Whether the engine has traded no candle yet. */
    boolean isEmpty() {
        for (long cursor : cursors) {
            if (cursor != Long.MIN_VALUE) {
                return false;
            }
        }
        return true;
    }

    /** When the last candle of a feed closed, UTC microseconds; the lowest number before one. */
    long closeOf(int feed) {
        long cursor = cursors[feed];
        return cursor == Long.MIN_VALUE ? cursor : grid(feed).next(cursor);
    }

    /** When the last candle of all closed, UTC microseconds; the lowest number before one. */
    long lastClose() {
        long last = Long.MIN_VALUE;
        for (int feed = 0; feed < cursors.length; feed++) {
            last = Math.max(last, closeOf(feed));
        }
        return last;
    }

    /** The first open time of a feed that is not traded yet, UTC microseconds. */
    long next(int feed) {
        long cursor = cursors[feed];
        return cursor == Long.MIN_VALUE ? series(feed).firstOpenTime() : cursor + 1;
    }

    /** Visits the candles of a feed from the one that a time is in to the last one traded. */
    void forEachSince(Transaction transaction, int feed, long at, Consumer<Candle> visitor) {
        forEach(transaction, feed, grid(feed).floor(at), visitor);
    }

    /** As many candles as a strategy looks back; across gaps, if need be. */
    Deque<Candle> last(Transaction transaction, int feed, int wanted) {
        Deque<Candle> last = new ArrayDeque<>();
        long first = series(feed).firstOpenTime();
        long span = wanted * series(feed).interval().micros();
        boolean more = wanted > 0;
        while (more) {
            last.clear();
            long from = Math.max(first, cursors[feed] - span);
            forEach(
                    transaction,
                    feed,
                    from,
                    candle -> {
                        last.add(candle);
                        if (last.size() > wanted) {
                            last.remove();
                        }
                    });
            more = last.size() < wanted && from > first;
            span *= 2;
        }
        return last;
    }

    private void forEach(Transaction transaction, int feed, long from, Consumer<Candle> visitor) {
        new CandleRepository(transaction)
                .forEach(series(feed).id(), from, cursors[feed] + 1, visitor);
    }

    private CandleSeries series(int feed) {
        return feeds.get(feed).series();
    }

    CandleGrid grid(int feed) {
        return series(feed).grid();
    }
}
