package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.market.series.BarColumns;
import java.util.random.RandomGenerator;

/** Candles of which some are left out, or stand elsewhere. */
final class ChangedCandles {
    private ChangedCandles() {}

    /** Those that close at a time or before; the first in any case. */
    static BacktestFeed until(BacktestFeed feed, long at) {
        return part(feed, 0, Math.max(1, closedBy(feed.candles(), at)));
    }

    /** Those that open at a time or later; the last in any case. */
    static BacktestFeed from(BacktestFeed feed, long at) {
        BarColumns candles = feed.candles();
        int first = 0;
        while (first < candles.count() - 1 && candles.openTime(first) < at) {
            first++;
        }
        return part(feed, first, candles.count());
    }

    /** The same up to a time; what follows has the same times, and its prices in another order. */
    static BacktestFeed shuffledAfter(BacktestFeed feed, long at, RandomGenerator random) {
        BarColumns candles = feed.candles();
        int kept = closedBy(candles, at);
        int[] places = new int[candles.count()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        for (int i = places.length - 1; i > kept; i--) {
            int other = kept + random.nextInt(i - kept + 1);
            int moved = places[i];
            places[i] = places[other];
            places[other] = moved;
        }
        BarColumns.Builder builder = new BarColumns.Builder(candles.grid(), places.length);
        for (int i = 0; i < places.length; i++) {
            add(builder, candles, candles.openTime(i), places[i]);
        }
        return with(feed, builder);
    }

    /** How many have closed at a time. */
    private static int closedBy(BarColumns candles, long at) {
        int count = candles.count();
        while (count > 0 && candles.closeTime(count - 1) > at) {
            count--;
        }
        return count;
    }

    private static BacktestFeed part(BacktestFeed feed, int from, int until) {
        BarColumns candles = feed.candles();
        BarColumns.Builder builder = new BarColumns.Builder(candles.grid(), until - from);
        for (int i = from; i < until; i++) {
            add(builder, candles, candles.openTime(i), i);
        }
        return with(feed, builder);
    }

    private static void add(BarColumns.Builder builder, BarColumns candles, long openTime, int i) {
        builder.add(
                openTime,
                candles.open(i),
                candles.high(i),
                candles.low(i),
                candles.close(i),
                candles.volume(i));
    }

    private static BacktestFeed with(BacktestFeed feed, BarColumns.Builder builder) {
        return new BacktestFeed(
                feed.listed(), feed.seriesId(), feed.source(), feed.volumeScale(), builder.build());
    }
}
