package dev.tradekeep.engine.backtest;

import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;

/**
 * Candles that a backtest runs over.
 *
 * @param seriesId of the series that they are of; {@link #NO_SERIES} for those of a file
 * @param source where they come from, such as the name of a file
 * @param volumeScale decimals of their volume
 * @param candles at least one
 */
public record BacktestFeed(
        ListedInstrument listed,
        long seriesId,
        String source,
        int volumeScale,
        BarColumns candles) {
    /** For candles that are in no series. */
    public static final long NO_SERIES = 0;

    /** How long a candle is. */
    public Interval interval() {
        return candles.grid().interval();
    }

    /** When the first candle opens, UTC microseconds. */
    public long firstOpenTime() {
        return candles.openTime(0);
    }

    /** When the last candle opens, UTC microseconds. */
    public long lastOpenTime() {
        return candles.openTime(candles.count() - 1);
    }

    /** When the last candle closes, UTC microseconds. */
    public long lastCloseTime() {
        return candles.closeTime(candles.count() - 1);
    }

    /** The same with other candles. */
    public BacktestFeed with(BarColumns others) {
        return new BacktestFeed(listed, seriesId, source, volumeScale, others);
    }

    /** Those of its candles that open at or after a time and before another, UTC microseconds. */
    public BacktestFeed between(long from, long until) {
        int first = candles.openedBefore(from);
        return with(candles.part(first, Math.max(first, candles.openedBefore(until))));
    }
}
