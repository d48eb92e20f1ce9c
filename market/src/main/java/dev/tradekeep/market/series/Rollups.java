package dev.tradekeep.market.series;

import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/**
 * Keeps the roll-ups of one series equal to its candles. Whoever writes a candle touches its time;
 * at the end every bucket with a touched time is made anew, the shortest interval from the candles
 * and each longer one from the one before, so that a late or corrected candle costs what a new one
 * does.
 */
final class Rollups {
    private static final int COLUMNS = 9;

    private final Transaction transaction;
    private final long seriesId;
    private final List<Interval> levels;
    private final TimeRanges touched = new TimeRanges();

    Rollups(Transaction transaction, long seriesId, Interval base) {
        this.transaction = transaction;
        this.seriesId = seriesId;
        levels = RollupLevels.of(base);
    }

    /** A candle of this time was written. */
    void touch(long openTime) {
        touched.add(openTime);
    }

    /** Makes every touched bucket anew. */
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
            long step = level.micros();
            long from = Math.floorDiv(range.from(), step) * step;
            long to = Math.floorDiv(range.to(), step) * step + step;
            roll(source, step, from, to);
            source = step;
        }
    }

    /**
     * @param source the interval to make it from; 0 for the candles themselves
     */
    private void roll(long source, long level, long from, long to) {
        try (Batch unfit = transaction.batch(RollupQuery.PUT_WITHOUT_VOLUME);
                MultiRow rows =
                        new MultiRow(transaction, RollupQuery.PUT, RollupQuery.PUT_MANY, COLUMNS)) {
            CandleFold fold =
                    new CandleFold(
                            level,
                            (time, open, high, low, close, volume, fits, parts) -> {
                                if (!fits) {
                                    unfit.set(1, seriesId).set(2, level).set(3, time);
                                    unfit.set(4, open).set(5, high).set(6, low).set(7, close);
                                    unfit.set(8, parts);
                                    unfit.add();
                                    return;
                                }
                                rows.set(0, seriesId).set(1, level).set(2, time).set(3, open);
                                rows.set(4, high).set(5, low).set(6, close).set(7, volume);
                                rows.set(8, parts).add();
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
                    Binder.of(seriesId, from, to),
                    row -> add(fold, row, row.getLong(5), true, 1));
            return;
        }
        transaction.forEach(
                RollupQuery.RANGE,
                Binder.of(seriesId, source, from, to),
                row -> add(fold, row, row.getLongOr(5, 0), !row.isNull(5), row.getLong(6)));
    }

    private static void add(CandleFold fold, Row row, long volume, boolean fits, long parts) {
        fold.add(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                volume,
                fits,
                parts);
    }
}
