package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.market.series.BarColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * The candles of several feeds in the order of their closes; those that close together come
 * together, in the order of the feeds. Nothing is allocated on the way. For one thread.
 */
final class BarMoments {
    private static final long OVER = Long.MAX_VALUE;

    private final BarColumns[] columns;
    private final int[] next;
    private final long[] closes;

    /** One for each feed, used for all of its candles. */
    private final BarClosed[] bars;

    private final ArrayList<BarClosed> moment;

    BarMoments(List<BacktestFeed> feeds) {
        columns = feeds.stream().map(BacktestFeed::candles).toArray(BarColumns[]::new);
        next = new int[columns.length];
        closes = new long[columns.length];
        bars = new BarClosed[columns.length];
        moment = new ArrayList<>(columns.length);
        for (int feed = 0; feed < columns.length; feed++) {
            bars[feed] = new BarClosed();
            closes[feed] = columns[feed].count() == 0 ? OVER : columns[feed].closeTime(0);
        }
    }

    /** The candles of the next moment, until the next call; empty when they are over. */
    List<BarClosed> next() {
        long first = OVER;
        for (long close : closes) {
            first = Math.min(first, close);
        }
        moment.clear();
        if (first == OVER) {
            return moment;
        }
        for (int feed = 0; feed < closes.length; feed++) {
            if (closes[feed] == first) {
                moment.add(take(feed));
            }
        }
        return moment;
    }

    private BarClosed take(int feed) {
        BarColumns of = columns[feed];
        int index = next[feed];
        BarClosed bar = read(bars[feed], feed, of, index, closes[feed]);
        next[feed] = index + 1;
        closes[feed] = index + 1 < of.count() ? of.closeTime(index + 1) : OVER;
        return bar;
    }

    /** A bar that has become a candle of the columns. */
    static BarClosed read(BarClosed bar, int feed, BarColumns of, int index, long closeTime) {
        return bar.set(
                feed,
                of.openTime(index),
                closeTime,
                of.open(index),
                of.high(index),
                of.low(index),
                of.close(index),
                of.volume(index));
    }
}
