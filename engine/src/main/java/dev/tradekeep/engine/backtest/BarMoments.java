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

    /**
     * Candles of a feed that are laid out together at a time, a power of two: the columns of many
     * feeds are more places than a core reads ahead of.
     */
    private static final int TOGETHER = 32;

    private static final int OPENS_AT = 0;
    private static final int CLOSES_AT = 1;
    private static final int OPEN = 2;
    private static final int HIGH = 3;
    private static final int LOW = 4;
    private static final int CLOSE = 5;
    private static final int VOLUME = 6;
    private static final int NEXT_CLOSES_AT = 7;
    private static final int FIELDS = 8;

    private final BarColumns[] columns;
    private final int[] next;
    private final long[] closes;

    /** Of each feed the candles around the next. */
    private final long[][] laidOut;

    /** One for each feed, used for all of its candles. */
    private final BarClosed[] bars;

    private final ArrayList<BarClosed> moment;

    BarMoments(List<BacktestFeed> feeds) {
        columns = feeds.stream().map(BacktestFeed::candles).toArray(BarColumns[]::new);
        next = new int[columns.length];
        closes = new long[columns.length];
        laidOut = new long[columns.length][TOGETHER * FIELDS];
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
        int index = next[feed];
        int at = (index & (TOGETHER - 1)) * FIELDS;
        long[] from = laidOut[feed];
        if (at == 0) {
            layOut(columns[feed], index, from);
        }
        next[feed] = index + 1;
        closes[feed] = from[at + NEXT_CLOSES_AT];
        return bars[feed].set(
                feed,
                from[at + OPENS_AT],
                from[at + CLOSES_AT],
                from[at + OPEN],
                from[at + HIGH],
                from[at + LOW],
                from[at + CLOSE],
                from[at + VOLUME]);
    }

    private static void layOut(BarColumns of, int first, long[] into) {
        int end = Math.min(of.count(), first + TOGETHER);
        long closesAt = of.closeTime(first);
        int at = 0;
        for (int index = first; index < end; index++) {
            long next = index + 1 < of.count() ? of.closeTime(index + 1) : OVER;
            into[at + OPENS_AT] = of.openTime(index);
            into[at + CLOSES_AT] = closesAt;
            into[at + OPEN] = of.open(index);
            into[at + HIGH] = of.high(index);
            into[at + LOW] = of.low(index);
            into[at + CLOSE] = of.close(index);
            into[at + VOLUME] = of.volume(index);
            into[at + NEXT_CLOSES_AT] = next;
            closesAt = next;
            at += FIELDS;
        }
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
