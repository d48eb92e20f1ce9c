package dev.tradekeep.market.series.care;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.LastDays;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.StagedLoads;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * Gives the volumes or sizes of a series more decimals, in one transaction: every number that is
 * there is counted in the smaller units.
 */
public final class SizeScale {
    /** A longer series is not rewritten while a file is imported. */
    public static final long ROWS_MAX = 5_000_000;

    private final Transaction transaction;

    public SizeScale(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The series with at least so many decimals.
     *
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when its numbers do not
     *     fit 64 bits then; with {@link ErrorCode#CONFLICT} when it is too long
     */
    public CandleSeries grow(CandleSeries series, int scale) {
        if (scale <= series.volumeScale()) {
            return series;
        }
        new StagedLoads(transaction).requireFree(new SeriesRef.OfCandles(series.id()));
        long factor =
                factor(
                        series.source(),
                        series.candles(),
                        series.volumeScale(),
                        scale,
                        largest(SizeScaleQuery.LARGEST_VOLUME, series.id()));
        update(SizeScaleQuery.GROW_VOLUMES, series.id(), factor);
        transaction.update(
                SizeScaleQuery.GROW_ROLLUPS,
                p ->
                        p.set("series_id", series.id())
                                .set("factor", factor)
                                .set("largest", Long.MAX_VALUE / factor));
        transaction.update(
                SizeScaleQuery.SET_VOLUME_SCALE, p -> p.set("id", series.id()).set("scale", scale));
        CandleSeries grown = new CandleRepository(transaction).getSeries(series.id()).orElseThrow();
        new LastDays(transaction).refresh(grown);
        return grown;
    }

    /**
     * The same of trades or quotes.
     *
     * @throws TradekeepException as {@link #grow(CandleSeries, int)}; with {@link
     *     ErrorCode#CONFLICT} also when some are packed
     */
    public TickSeries grow(TickSeries series, int scale) {
        if (scale <= series.sizeScale()) {
            return series;
        }
        new StagedLoads(transaction).requireFree(new SeriesRef.OfTicks(series.id()));
        boolean packed =
                transaction.get(SizeScaleQuery.FIRST_CHUNK, of(series.id()), row -> !row.isNull(0));
        if (packed) {
            throw refused(
                    series.source(),
                    series.sizeScale(),
                    scale,
                    "some of its ticks are packed: run 'tradekeep market unpack' first, or");
        }
        long largest =
                largest(
                        switch (series.kind()) {
                            case TRADES -> SizeScaleQuery.LARGEST_QUANTITY;
                            case QUOTES -> SizeScaleQuery.LARGEST_SIZE;
                        },
                        series.id());
        long factor = factor(series.source(), series.ticks(), series.sizeScale(), scale, largest);
        update(
                switch (series.kind()) {
                    case TRADES -> SizeScaleQuery.GROW_QUANTITIES;
                    case QUOTES -> SizeScaleQuery.GROW_SIZES;
                },
                series.id(),
                factor);
        transaction.update(
                SizeScaleQuery.SET_SIZE_SCALE, p -> p.set("id", series.id()).set("scale", scale));
        return new TickRepository(transaction).getSeries(series.id()).orElseThrow();
    }

    private static long factor(String source, long rows, int from, int to, long largest) {
        if (rows > ROWS_MAX) {
            throw refused(source, from, to, "it has more than " + ROWS_MAX + " rows:");
        }
        long factor = FixedPoint.powerOfTen(to - from);
        if (largest > Long.MAX_VALUE / factor) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    text(source, from, to, "its largest number would not fit 64 bits then:"));
        }
        return factor;
    }

    private static TradekeepException refused(String source, int from, int to, String reason) {
        return new TradekeepException(ErrorCode.CONFLICT, text(source, from, to, reason));
    }

    private static String text(String source, int from, int to, String reason) {
        return "The series "
                + source
                + " counts sizes with "
                + from
                + " decimals, the file has "
                + to
                + "; "
                + reason
                + " round them with --round-volume, or import the file under another --source.";
    }

    private long largest(Query query, long seriesId) {
        return transaction.get(query, of(seriesId), row -> row.isNull(0) ? 0 : row.getLong(0));
    }

    private void update(Query query, long seriesId, long factor) {
        transaction.update(query, p -> p.set("series_id", seriesId).set("factor", factor));
    }

    private static Binder of(long seriesId) {
        return Binder.of(seriesId);
    }
}
