package dev.tradekeep.store.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Candles and their series in one transaction. */
public final class CandleRepository {
    private final Transaction transaction;

    public CandleRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The series of an instrument, interval and source, made when it is not there.
     *
     * @param volumeScale of a new series
     */
    public CandleSeries ensureSeries(
            long instrumentId, Interval interval, String source, int volumeScale) {
        transaction.update(
                CandleQuery.ENSURE_SERIES,
                p ->
                        p.set(1, instrumentId)
                                .set(2, interval.micros())
                                .set(3, source)
                                .set(4, volumeScale));
        return findSeries(instrumentId, interval, source).orElseThrow();
    }

    /** The series of an instrument, interval and source, if there is one. */
    public Optional<CandleSeries> findSeries(long instrumentId, Interval interval, String source) {
        return transaction.find(
                CandleQuery.FIND_SERIES,
                p -> p.set(1, instrumentId).set(2, interval.micros()).set(3, source),
                CandleRepository::readSeries);
    }

    /** Every series, in the order in which they were made. */
    public List<SeriesSummary> listSeries() {
        return transaction.list(
                CandleQuery.LIST_SERIES,
                Binder.NONE,
                row ->
                        new SeriesSummary(
                                row.getText(0),
                                row.getText(1),
                                new Interval(row.getLong(2)),
                                row.getText(3),
                                row.getLong(4),
                                row.getLongOr(5, 0),
                                row.getLongOr(6, 0)));
    }

    /**
     * Begins to add candles to a series. The caller closes it, which brings the catalogue up to
     * date.
     */
    public CandleAppender append(CandleSeries series) {
        return new CandleAppender(transaction, series);
    }

    /** Visits the candles that open in {@code from..to}, the end excluded, in order of time. */
    public void forEach(long seriesId, long from, long to, Consumer<Candle> visitor) {
        transaction.forEach(
                CandleQuery.RANGE,
                p -> p.set(1, seriesId).set(2, from).set(3, to),
                row -> visitor.accept(read(row)));
    }

    /** Notes what became of a file; a file that was noted before stays as it was. */
    public void recordImport(long seriesId, DataImport done, long at) {
        transaction.update(
                CandleQuery.RECORD_IMPORT,
                p ->
                        p.set(1, seriesId)
                                .set(2, done.fileName())
                                .set(3, done.fileSha256())
                                .set(4, done.inserted())
                                .set(5, done.unchanged())
                                .set(6, done.rejected())
                                .set(7, done.rounded())
                                .set(8, at));
    }

    /** When the file with these contents was first imported into the series, if it was. */
    public Optional<Long> findImport(long seriesId, String fileSha256) {
        return transaction.find(
                CandleQuery.FIND_IMPORT,
                p -> p.set(1, seriesId).set(2, fileSha256),
                row -> row.getLong(0));
    }

    static Candle read(Row row) {
        return new Candle(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static CandleSeries readSeries(Row row) {
        return new CandleSeries(
                row.getLong(0),
                row.getLong(1),
                new Interval(row.getLong(2)),
                row.getText(3),
                row.getInt(4),
                row.getLong(5),
                row.getLongOr(6, 0),
                row.getLongOr(7, 0));
    }

    /** The error for a candle that is in the books with other values. */
    static TradekeepException conflict(Candle found, Candle wanted) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "The books have "
                        + found
                        + ", the new one is "
                        + wanted
                        + ". Import it under another --source, or remove the old one.");
    }
}
