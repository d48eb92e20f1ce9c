package dev.tradekeep.market.series;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.function.Consumer;

/**
 * Keeps the last 24 hours of each series next to its candles. They are made anew whenever candles
 * of a series have changed, from the 24 roll-ups of an hour where there are such.
 */
public final class LastDays {
    private static final Interval HOUR = Interval.parse("1h");
    private static final long HOURS = 24;

    private final Transaction transaction;

    public LastDays(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Visits those of every series that has candles, in the order of their ids. */
    public void forEach(Consumer<LastDay> visitor) {
        transaction.forEach(
                LastDayQuery.ALL,
                Binder.NONE,
                row ->
                        visitor.accept(
                                new LastDay(
                                        row.getLong(0),
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLongOrNull(6),
                                        row.getLong(7))));
    }

    /** Makes those of a series anew; its catalogue and its roll-ups are up to date. */
    public void refresh(CandleSeries series) {
        SeriesSpan span = SeriesSpan.ofCandles(transaction, series.id());
        Sum sum = new Sum();
        long last = span.last();
        long from = last - HOURS * HOUR.micros() + 1;
        if (span.rows() > 0 && RollupLevels.of(series.interval()).contains(HOUR)) {
            from = series.grid().of(HOUR).floor(last) - (HOURS - 1) * HOUR.micros();
            addHours(series.id(), from, last, sum);
        } else if (span.rows() > 0) {
            transaction.forEach(
                    CandleQuery.RANGE,
                    CandleRepository.range(series.id(), from, last + 1),
                    row -> sum.add(row, 1));
        }
        if (sum.candles == 0) {
            transaction.update(LastDayQuery.DELETE, Binder.of(series.id()));
            return;
        }
        put(series.id(), from, sum);
    }

    private void addHours(long seriesId, long from, long last, Sum sum) {
        transaction.forEach(
                RollupQuery.RANGE,
                p ->
                        p.set("series_id", seriesId)
                                .set("interval_micros", HOUR.micros())
                                .set("from_time", from)
                                .set("to_time", last + 1),
                row -> sum.add(row, row.getLong(CandleColumns.ROLLUP_CANDLES)));
    }

    private void put(long seriesId, long from, Sum sum) {
        transaction.update(
                LastDayQuery.PUT,
                p -> {
                    p.set("series_id", seriesId)
                            .set("from_time", from)
                            .set("open", sum.open)
                            .set("high", sum.high)
                            .set("low", sum.low)
                            .set("close", sum.close)
                            .set("candles", sum.candles);
                    int volume = p.index("volume");
                    if (sum.fits) {
                        p.set(volume, sum.volume);
                    } else {
                        p.setNull(volume);
                    }
                });
    }

    /** Rows in the order of time, made one. */
    private static final class Sum {
        private long open;
        private long high;
        private long low;
        private long close;
        private long volume;
        private boolean fits = true;
        private long candles;

        void add(Row row, long parts) {
            if (candles == 0) {
                open = row.getLong(CandleColumns.OPEN);
                high = Long.MIN_VALUE;
                low = Long.MAX_VALUE;
            }
            high = Math.max(high, row.getLong(CandleColumns.HIGH));
            low = Math.min(low, row.getLong(CandleColumns.LOW));
            close = row.getLong(CandleColumns.CLOSE);
            candles += parts;
            addVolume(row);
        }

        private void addVolume(Row row) {
            if (row.isNull(CandleColumns.VOLUME)) {
                fits = false;
                return;
            }
            long sum = volume + row.getLong(CandleColumns.VOLUME);
            // Volumes are not negative: a sum below zero has passed 64 bits.
            fits &= sum >= 0;
            volume = Math.max(0, sum);
        }
    }
}
