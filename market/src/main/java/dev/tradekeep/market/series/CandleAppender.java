package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;

/**
 * Adds candles to one series and keeps the catalogue, the gaps and the roll-ups true to it.
 *
 * <p>A candle later than all others is the usual case and costs a share of a statement of many
 * rows. Any other is looked up first: the same values again change nothing, other values are a
 * conflict, and a late candle goes into its gap. Closing it brings the catalogue and the roll-ups
 * up to date; one appender of a series at a time.
 */
public final class CandleAppender implements RowAppender {
    private final Transaction transaction;
    private final CandleSeries series;
    private final ConflictPolicy onConflict;
    private final CandleGrid grid;
    private final MultiRow rows;
    private final CandleGaps gaps;
    private final Rollups rollups;
    private final long retainedFrom;
    private long candles;
    private long first;
    private long last;
    private long inserted;
    private long unchanged;
    private long replaced;

    CandleAppender(Transaction transaction, CandleSeries series, ConflictPolicy onConflict) {
        this.transaction = transaction;
        this.series = series;
        this.onConflict = onConflict;
        grid = series.grid();
        SeriesSpan span = SeriesSpan.ofCandles(transaction, series.id());
        candles = span.rows();
        first = span.first();
        last = span.last();
        retainedFrom = span.retainedFrom();
        gaps = new CandleGaps(transaction, series.id(), grid);
        rollups = new Rollups(transaction, series.id(), grid);
        rows =
                new MultiRow(
                        transaction,
                        CandleQuery.INSERT,
                        CandleQuery.INSERT_MANY,
                        CandleColumns.CANDLE);
    }

    /**
     * Adds one candle.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when another candle of this time
     *     is there, or retention has deleted its time; with {@link ErrorCode#CANDLE_INVALID} when
     *     its time is off the grid; the appender may be used on
     */
    public void add(Candle candle) {
        add(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    /** Like {@link #add(Candle)}, of values that make a valid candle; no object is made. */
    public void add(long openTime, long open, long high, long low, long close, long volume) {
        requireOnGrid(openTime);
        if (candles > 0 && openTime <= last) {
            addLate(new Candle(openTime, open, high, low, close, volume));
            return;
        }
        requireRetained(openTime);
        if (candles == 0) {
            first = openTime;
        } else if (openTime != grid.next(last)) {
            gaps.addBetween(last, openTime);
        }
        last = openTime;
        insert(openTime, open, high, low, close, volume);
    }

    @Override
    public void add(long[] row) {
        add(row[0], row[1], row[2], row[3], row[4], row[5]);
    }

    @Override
    public void check(long[] row) {
        requireOnGrid(row[0]);
        if (candles > 0 && row[0] <= last) {
            Optional<Candle> found = find(row[0]);
            Candle candle = new Candle(row[0], row[1], row[2], row[3], row[4], row[5]);
            if (found.isPresent() && !isToBeReplaced(found.get(), candle)) {
                return;
            }
        }
        requireRetained(row[0]);
    }

    @Override
    public int spans() {
        return rollups.spans();
    }

    @Override
    public Appended appended() {
        return new Appended(inserted, unchanged, replaced);
    }

    /** Candles that were new. */
    public long inserted() {
        return inserted;
    }

    /** Candles that were there already. */
    public long unchanged() {
        return unchanged;
    }

    @Override
    public void close() {
        try (rows) {
            rows.flush();
        }
        if (inserted > 0) {
            transaction.update(
                    CandleQuery.UPDATE_SERIES,
                    SeriesSpan.update(series.id(), candles, first, last));
        }
        rollups.roll();
        if (inserted + replaced + unchanged > 0) {
            new LastDays(transaction).refresh(series);
        }
    }

    private void insert(long openTime, long open, long high, long low, long close, long volume) {
        rows.set(CandleColumns.OPEN_TIME, openTime)
                .set(CandleColumns.OPEN, open)
                .set(CandleColumns.HIGH, high)
                .set(CandleColumns.LOW, low)
                .set(CandleColumns.CLOSE, close)
                .set(CandleColumns.VOLUME, volume)
                .set(CandleColumns.SERIES_ID, series.id())
                .add();
        candles++;
        inserted++;
        rollups.touch(openTime);
    }

    private void addLate(Candle candle) {
        rows.flush();
        Optional<Candle> found = find(candle.openTime());
        if (found.isPresent()) {
            if (isToBeReplaced(found.get(), candle)) {
                replace(candle);
            } else {
                unchanged++;
            }
            return;
        }
        requireRetained(candle.openTime());
        gaps.fill(candle.openTime(), first);
        first = Math.min(first, candle.openTime());
        insert(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    private Optional<Candle> find(long openTime) {
        return transaction.find(
                CandleQuery.FIND,
                p -> p.set("series_id", series.id()).set("open_time", openTime),
                CandleRepository::read);
    }

    private boolean isToBeReplaced(Candle found, Candle candle) {
        if (found.equals(candle)) {
            return false;
        }
        return switch (onConflict) {
            case STOP -> throw CandleRepository.conflict(found, candle);
            case KEEP -> false;
            case REPLACE -> true;
        };
    }

    private void replace(Candle candle) {
        requireRetained(candle.openTime());
        transaction.update(
                CandleQuery.REPLACE,
                p ->
                        p.set("series_id", series.id())
                                .set("open_time", candle.openTime())
                                .set("open", candle.open())
                                .set("high", candle.high())
                                .set("low", candle.low())
                                .set("close", candle.close())
                                .set("volume", candle.volume()));
        replaced++;
        rollups.touch(candle.openTime());
    }

    private void requireOnGrid(long openTime) {
        if (!grid.fits(openTime)) {
            throw new TradekeepException(
                    ErrorCode.CANDLE_INVALID,
                    "Wanted an open time on the "
                            + series.interval()
                            + " grid, found "
                            + Micros.toIso(openTime)
                            + ".");
        }
    }

    private void requireRetained(long openTime) {
        if (openTime < retainedFrom) {
            throw SeriesSpan.notRetained(openTime, retainedFrom);
        }
    }
}
