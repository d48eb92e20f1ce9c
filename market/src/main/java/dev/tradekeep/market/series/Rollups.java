package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/**
 * Keeps the roll-ups of one series equal to its candles. Whoever writes a candle touches its time;
 * at the end every bucket with a touched time is rebuilt, the shortest interval from the candles
 * and each longer one from the one before, so that a late or corrected candle costs what a new one
 * does.
 */
final class Rollups {
    private final Transaction transaction;
    private final long seriesId;
    private final CandleGrid grid;
    private final List<Interval> levels;
    private final TimeRanges touched = new TimeRanges();

    Rollups(Transaction transaction, long seriesId, CandleGrid grid) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        this.grid = grid;
        levels = RollupLevels.of(grid.interval());
    }

    /** A candle of this time was written. */
    void touch(long openTime) {
        touched.add(openTime);
    }

    /** How many spans of time were touched, at most. */
    int spans() {
        return levels.isEmpty() ? 0 : touched.count();
    }

    /** Rebuilds every touched bucket. */
    void roll() {
        if (levels.isEmpty()) {
            return;
        }
        for (TimeRanges.Range range : touched.merged()) {
            roll(range);
        }
    }

    private void roll(TimeRanges.Range range) {
        long source = 0;
        for (Interval level : levels) {
            CandleGrid buckets = grid.of(level);
            long from = buckets.floor(range.from());
            long to = buckets.next(buckets.floor(range.to()));
            roll(source, buckets, from, to);
            source = level.micros();
        }
    }

    /**
     * @param source the interval to make it from; 0 for the candles themselves
     */
    private void roll(long source, CandleGrid buckets, long from, long to) {
        long level = buckets.interval().micros();
        try (Batch unfit = transaction.batch(RollupQuery.PUT_WITHOUT_VOLUME);
                MultiRow rows =
                        new MultiRow(
                                transaction,
                                RollupQuery.PUT,
                                RollupQuery.PUT_MANY,
                                CandleColumns.ROLLUP)) {
            unfit.set("series_id", seriesId)
                    .set("interval_micros", level)
                    .setNull(unfit.index("volume"));
            CandleFold fold =
                    new CandleFold(
                            buckets,
                            (time, open, high, low, close, volume, fits, parts) -> {
                                if (!fits) {
                                    unfit.set("open_time", time)
                                            .set("open", open)
                                            .set("high", high)
                                            .set("low", low)
                                            .set("close", close)
                                            .set("candles", parts);
                                    unfit.add();
                                    return;
                                }
                                rows.set(CandleColumns.OPEN_TIME, time)
                                        .set(CandleColumns.OPEN, open)
                                        .set(CandleColumns.HIGH, high)
                                        .set(CandleColumns.LOW, low)
                                        .set(CandleColumns.CLOSE, close)
                                        .set(CandleColumns.VOLUME, volume)
                                        .set(CandleColumns.ROLLUP_CANDLES, parts)
                                        .set(CandleColumns.ROLLUP_SERIES_ID, seriesId)
                                        .set(CandleColumns.ROLLUP_INTERVAL, level)
                                        .add();
                            });
            forEachPart(transaction, seriesId, source, from, to, fold);
            fold.finish();
            rows.flush();
        }
    }

    /** Feeds candles, or the roll-ups of an interval, to a fold. */
    static void forEachPart(
            Transaction transaction,
            long seriesId,
            long source,
            long from,
            long to,
            CandleFold fold) {
        if (source == 0) {
            transaction.forEach(
                    CandleQuery.RANGE,
                    CandleRepository.range(seriesId, from, to),
                    row -> add(fold, row, row.getLong(CandleColumns.VOLUME), true, 1));
            return;
        }
        transaction.forEach(
                RollupQuery.RANGE,
                p ->
                        p.set("series_id", seriesId)
                                .set("interval_micros", source)
                                .set("from_time", from)
                                .set("to_time", to),
                row ->
                        add(
                                fold,
                                row,
                                row.getLongOr(CandleColumns.VOLUME, 0),
                                !row.isNull(CandleColumns.VOLUME),
                                row.getLong(CandleColumns.ROLLUP_CANDLES)));
    }

    private static void add(CandleFold fold, Row row, long volume, boolean fits, long parts) {
        fold.add(
                row.getLong(CandleColumns.OPEN_TIME),
                row.getLong(CandleColumns.OPEN),
                row.getLong(CandleColumns.HIGH),
                row.getLong(CandleColumns.LOW),
                row.getLong(CandleColumns.CLOSE),
                volume,
                fits,
                parts);
    }
}
