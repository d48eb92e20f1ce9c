package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
     * The imported candles of trades of an instrument, interval and source, made when they are not
     * there.
     *
     * @param volumeScale of a new series
     */
    public CandleSeries ensureSeries(
            long instrumentId, Interval interval, String source, int volumeScale) {
        return ensureSeries(SeriesKey.imported(instrumentId, interval, source), volumeScale);
    }

    /**
     * A series, made when it is not there.
     *
     * @param volumeScale of a new series
     */
    public CandleSeries ensureSeries(SeriesKey key, int volumeScale) {
        return ensureSeries(key, CandleGrid.utc(key.interval()), volumeScale);
    }

    /**
     * A series, made when it is not there.
     *
     * @param grid of a new series
     * @param volumeScale of a new series
     */
    public CandleSeries ensureSeries(SeriesKey key, CandleGrid grid, int volumeScale) {
        transaction.update(
                CandleQuery.ENSURE_SERIES,
                p ->
                        bindKey(p, key)
                                .set("anchor_micros", grid.anchor())
                                .set(
                                        "zone",
                                        grid.zone().equals(ZoneOffset.UTC)
                                                ? "UTC"
                                                : grid.zone().getId())
                                .set("volume_scale", volumeScale)
                                .set("candles", 0));
        return findSeries(key).orElseThrow();
    }

    /** The imported candles of trades of an instrument, interval and source, if there are any. */
    public Optional<CandleSeries> findSeries(long instrumentId, Interval interval, String source) {
        return findSeries(SeriesKey.imported(instrumentId, interval, source));
    }

    /** A series, if there is one. */
    public Optional<CandleSeries> findSeries(SeriesKey key) {
        return transaction.find(
                CandleQuery.FIND_SERIES, p -> bindKey(p, key), CandleRepository::readSeries);
    }

    /** The imported series of an instrument and price, in the order in which they were made. */
    public List<CandleSeries> imported(long instrumentId, CandlePrice price) {
        return transaction.list(
                CandleQuery.IMPORTED,
                p -> p.set("instrument_id", instrumentId).set("price", price),
                CandleRepository::readSeries);
    }

    /** Every series, in the order in which they were made. */
    public List<SeriesSummary> listSeries() {
        return transaction.list(
                CandleQuery.LIST_SERIES,
                Binder.NONE,
                row ->
                        new SeriesSummary(
                                row.getLong("id"),
                                row.getText("exchange"),
                                row.getText("symbol"),
                                readGrid(row),
                                row.getText("source"),
                                row.getWord(CandlePrice.class, "price"),
                                row.getBoolean("built"),
                                row.getLong("candles"),
                                row.getLongOr("first_open_time", 0),
                                row.getLongOr("last_open_time", 0),
                                row.getLong("gaps"),
                                row.getLongOrNull("keep_days"),
                                row.getLongOrNull("keep_rollup_days")));
    }

    /** A series by its key, if there is one. */
    public Optional<CandleSeries> getSeries(long id) {
        return transaction.find(
                CandleQuery.GET_SERIES, Binder.of(id), CandleRepository::readSeries);
    }

    /** The series of an instrument that has most candles, if it has any. */
    public Optional<CandleSeries> longestSeries(long instrumentId) {
        return transaction.find(
                CandleQuery.SERIES_TO_REPLAY,
                Binder.of(instrumentId),
                CandleRepository::readSeries);
    }

    /** The series of an instrument and interval with the most candles; empty when none has any. */
    public Optional<CandleSeries> longestSeries(long instrumentId, Interval interval) {
        return transaction.find(
                CandleQuery.SERIES_OF_INTERVAL_TO_REPLAY,
                p -> p.set("instrument_id", instrumentId).set("interval_micros", interval.micros()),
                CandleRepository::readSeries);
    }

    /** The lowest price of a series, price units; empty when it has no candles. Reads them all. */
    public Optional<Long> lowest(long seriesId) {
        return transaction
                .find(
                        CandleQuery.LOWEST,
                        p -> p.set("series_id", seriesId),
                        row -> row.getLongOr(row.index("low"), 0))
                .filter(low -> low > 0);
    }

    /** The decimals of the prices of a series. */
    public int priceScale(CandleSeries series) {
        return transaction.get(
                CandleQuery.PRICE_SCALE, Binder.of(series.instrumentId()), row -> row.getInt(0));
    }

    /** The gaps of a series that begin after a time, in order. */
    public List<Gap> gaps(CandleSeries series, long after, int gapsMax) {
        return gaps(CandleQuery.GAPS, series, after, gapsMax);
    }

    /** Those of them of which the exchange has not said that it has no candles there either. */
    public List<Gap> unconfirmedGaps(CandleSeries series, long after, int gapsMax) {
        return gaps(CandleQuery.UNCONFIRMED_GAPS, series, after, gapsMax);
    }

    /** Notes that the exchange has no candles in the gaps that lie in {@code from..to}. */
    public void confirmGaps(CandleSeries series, long from, long to) {
        transaction.update(
                CandleQuery.CONFIRM_GAPS,
                p -> p.set("series_id", series.id()).set("from_time", from).set("to_time", to));
    }

    private List<Gap> gaps(CandleQuery query, CandleSeries series, long after, int gapsMax) {
        return transaction.list(
                query,
                p -> p.set("series_id", series.id()).set("after", after).set("rows_max", gapsMax),
                row -> {
                    long from = row.getLong("from_time");
                    long to = row.getLong("to_time");
                    return new Gap(from, to, series.grid().count(from, to));
                });
    }

    /**
     * Begins to add candles to a series. The caller closes it, which brings the catalogue up to
     * date.
     */
    public CandleAppender append(CandleSeries series) {
        return append(series, ConflictPolicy.STOP);
    }

    /** {@link #append(CandleSeries)} with a policy for candles that are there with other values. */
    public CandleAppender append(CandleSeries series, ConflictPolicy onConflict) {
        return new CandleAppender(transaction, series, onConflict);
    }

    /** Visits the candles that open in {@code from..to}, the end excluded, in order of time. */
    public void forEach(long seriesId, long from, long to, Consumer<Candle> visitor) {
        transaction.forEach(
                CandleQuery.RANGE, range(seriesId, from, to), row -> visitor.accept(read(row)));
    }

    /**
     * The candles of an interval that open in {@code from..to}, the end excluded, in memory.
     *
     * @throws TradekeepException as {@link #forEach(CandleSeries, Interval, long, long, Consumer)};
     *     with {@link ErrorCode#INVALID_ARGUMENT} when there are more than {@link
     *     BarColumns#CANDLES_MAX}
     */
    public BarColumns columns(CandleSeries series, Interval interval, long from, long to) {
        long first = Math.max(from, series.firstOpenTime());
        long last = Math.min(to - 1, series.lastOpenTime());
        long span = (last - first) / interval.micros() + 1;
        BarColumns.Builder columns =
                new BarColumns.Builder(
                        series.grid().of(interval), Math.min(series.candles(), span));
        if (interval.equals(series.interval())) {
            transaction.forEach(
                    CandleQuery.RANGE,
                    range(series.id(), from, to),
                    row ->
                            columns.add(
                                    row.getLong(CandleColumns.OPEN_TIME),
                                    row.getLong(CandleColumns.OPEN),
                                    row.getLong(CandleColumns.HIGH),
                                    row.getLong(CandleColumns.LOW),
                                    row.getLong(CandleColumns.CLOSE),
                                    row.getLong(CandleColumns.VOLUME)));
        } else {
            forEach(
                    series,
                    interval,
                    from,
                    to,
                    candle ->
                            columns.add(
                                    candle.openTime(),
                                    candle.open(),
                                    candle.high(),
                                    candle.low(),
                                    candle.close(),
                                    candle.volume()));
        }
        return columns.build();
    }

    /**
     * Visits the candles of a longer interval that open in {@code from..to}, the end excluded, in
     * order of time. They come from the roll-ups where there are any; a bucket in which candles are
     * missing, or still to come, is made of those that are there.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the interval is no
     *     multiple of the series' own; with {@link ErrorCode#NUMBER_OUT_OF_RANGE} at a volume that
     *     does not fit 64 bits
     */
    public void forEach(
            CandleSeries series, Interval interval, long from, long to, Consumer<Candle> visitor) {
        if (interval.equals(series.interval())) {
            forEach(series.id(), from, to, visitor);
            return;
        }
        if (!RollupLevels.isMultiple(interval, series.interval())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Candles of "
                            + interval
                            + " cannot be made of those of "
                            + series.interval()
                            + "; wanted a multiple of it.");
        }
        CandleGrid grid = series.grid().of(interval);
        Interval source = RollupLevels.sourceOf(interval, series.interval());
        CandleFold fold =
                new CandleFold(
                        grid,
                        (time, open, high, low, close, volume, fits, parts) ->
                                visitor.accept(
                                        new Candle(
                                                time,
                                                open,
                                                high,
                                                low,
                                                close,
                                                requireFits(volume, fits, time))));
        Rollups.forEachPart(
                transaction,
                series.id(),
                source.equals(series.interval()) ? 0 : source.micros(),
                grid.ceiling(from),
                grid.ceiling(to),
                fold);
        fold.finish();
    }

    private static long requireFits(long volume, boolean fits, long time) {
        if (!fits) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "The volume from "
                            + Micros.toIso(time)
                            + " on does not fit 64 bits; ask for a shorter interval.");
        }
        return volume;
    }

    /** The candles of {@link CandleQuery#RANGE}, the end excluded. */
    static Binder range(long seriesId, long from, long to) {
        return p -> p.set("series_id", seriesId).set("from_time", from).set("to_time", to);
    }

    static Candle read(Row row) {
        return new Candle(
                row.getLong(CandleColumns.OPEN_TIME),
                row.getLong(CandleColumns.OPEN),
                row.getLong(CandleColumns.HIGH),
                row.getLong(CandleColumns.LOW),
                row.getLong(CandleColumns.CLOSE),
                row.getLong(CandleColumns.VOLUME));
    }

    private static Parameters bindKey(Parameters p, SeriesKey key) {
        return p.set("instrument_id", key.instrumentId())
                .set("interval_micros", key.interval().micros())
                .set("source", key.source())
                .set("price", key.price())
                .set("built", key.built());
    }

    private static CandleGrid readGrid(Row row) {
        return new CandleGrid(
                new Interval(row.getLong("interval_micros")),
                row.getLong("anchor_micros"),
                ZoneId.of(row.getText("zone")).normalized());
    }

    private static CandleSeries readSeries(Row row) {
        return new CandleSeries(
                row.getLong("id"),
                new SeriesKey(
                        row.getLong("instrument_id"),
                        new Interval(row.getLong("interval_micros")),
                        row.getText("source"),
                        row.getWord(CandlePrice.class, "price"),
                        row.getBoolean("built")),
                readGrid(row),
                row.getInt("volume_scale"),
                row.getLong("candles"),
                row.getLongOr("first_open_time", 0),
                row.getLongOr("last_open_time", 0));
    }

    /** The error for a candle that is in the books with other values. */
    static TradekeepException conflict(Candle found, Candle wanted) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "The books have "
                        + found
                        + ", the new one is "
                        + wanted
                        + ". Import it under another --source, or say what is to happen with"
                        + " --on-conflict.");
    }
}
