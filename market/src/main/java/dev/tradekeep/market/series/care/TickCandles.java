package dev.tradekeep.market.series.care;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesKey;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.SeriesSpan;
import dev.tradekeep.market.series.TickPrice;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes candles out of ticks. The volume of a candle of trades is their quantity, that of a candle
 * of quotes their count. A bucket without ticks has no candle: it is a gap.
 *
 * <p>Ticks are read without the writer, and candles go into their series in slices, all or none.
 */
public final class TickCandles {
    private final Store store;
    private final InstantSource clock;

    public TickCandles(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param series after it
     */
    public record Built(CandleSeries series, Appended appended) {}

    /**
     * Which candles.
     *
     * @param interval how long they are
     * @param price of quotes; trades have but one
     * @param grid when they open; null as those of the series, and from midnight UTC for a new one
     * @param onConflict what a candle does that is there with other values
     */
    public record Wanted(
            Interval interval,
            TickPrice price,
            @Nullable CandleGrid grid,
            ConflictPolicy onConflict) {}

    /**
     * Makes the candles that open in {@code from..to}, the end excluded, and adds them to the
     * series that is built of the same instrument, source and price. What retention has deleted of
     * ticks or candles is left out.
     *
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when a volume does not
     *     fit 64 bits; with {@link ErrorCode#CONFLICT} at another candle under {@link
     *     ConflictPolicy#STOP}, or when the series has another grid
     */
    public Built build(TickSeries ticks, Wanted wanted, long from, long to) {
        return run(ticks, wanted, grid -> new Range(grid.ceiling(from), grid.ceiling(to)));
    }

    /** Makes those that ticks from one time to another, both included, are in. */
    public Built buildOf(TickSeries ticks, Wanted wanted, long first, long last) {
        return run(
                ticks, wanted, grid -> new Range(grid.floor(first), grid.next(grid.floor(last))));
    }

    /** Open times, the end excluded. */
    private record Range(long from, long to) {}

    private Built run(TickSeries ticks, Wanted wanted, Function<CandleGrid, Range> range) {
        SlicedLoad.Begun<CandleSeries> begun =
                SlicedLoad.begin(
                        store,
                        new SlicedLoad.Order<>(
                                t -> series(t, ticks, wanted),
                                series -> new SeriesRef.OfCandles(series.id()),
                                false,
                                wanted.onConflict(),
                                null,
                                (_, why) -> {
                                    throw why;
                                },
                                clock));
        CandleSeries series = begun.target();
        try (SlicedLoad load = begun.load();
                Reader reader = store.openReader()) {
            reader.<Boolean>read(t -> {
                fold(t, ticks, wanted, series, range.apply(series.grid()), load);
                return true;
            });
            Appended appended = load.finish(0, 0).appended();
            return new Built(
                    reader.read(t -> new CandleRepository(t).getSeries(series.id()).orElseThrow()),
                    appended);
        }
    }

    private static CandleSeries series(Transaction transaction, TickSeries ticks, Wanted wanted) {
        boolean trades = ticks.kind() == TickKind.TRADES;
        CandleGrid grid = wanted.grid();
        CandleSeries series =
                new CandleRepository(transaction)
                        .ensureSeries(
                                new SeriesKey(
                                        ticks.instrumentId(),
                                        wanted.interval(),
                                        ticks.source(),
                                        trades ? CandlePrice.TRADE : wanted.price().ofCandles(),
                                        true),
                                grid == null ? CandleGrid.utc(wanted.interval()) : grid,
                                sizeScale(ticks));
        if (grid != null) {
            requireGrid(series, grid);
        }
        return new SizeScale(transaction).grow(series, sizeScale(ticks));
    }

    /** Quotes are counted. */
    private static int sizeScale(TickSeries ticks) {
        return ticks.kind() == TickKind.TRADES ? ticks.sizeScale() : 0;
    }

    /**
     * Refuses a series whose candles open at other times.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT}
     */
    public static void requireGrid(CandleSeries series, CandleGrid wanted) {
        if (!series.grid().equals(wanted)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The candles of "
                            + series.source()
                            + " open by the days of "
                            + series.grid().zone()
                            + ", another beginning or zone of days was wanted; leave --grid-zone and"
                            + " --grid-anchor out, or use another --source.");
        }
    }

    private static void fold(
            Transaction transaction,
            TickSeries ticks,
            Wanted wanted,
            CandleSeries series,
            Range range,
            SlicedLoad load) {
        boolean trades = ticks.kind() == TickKind.TRADES;
        int column = trades ? 0 : wanted.price().index();
        int sizeScale = sizeScale(ticks);
        CandleFold fold =
                new CandleFold(
                        series.grid(),
                        (time, open, high, low, close, volume, fits, parts) -> {
                            if (!fits) {
                                throw tooLarge(time);
                            }
                            long units =
                                    FixedPoint.rescale(volume, sizeScale, series.volumeScale());
                            load.add(0, new long[] {time, open, high, low, close, units});
                        });
        new TickRepository(transaction)
                .forEach(
                        ticks,
                        Math.max(range.from(), retainedFrom(transaction, ticks, series)),
                        range.to(),
                        (at, values) -> {
                            long paid = values[column];
                            long volume = trades ? values[1] : 1;
                            fold.add(at, paid, paid, paid, paid, volume, true, 1);
                        });
        fold.finish();
    }

    /** A bucket of which only the end is left would make another candle. */
    private static long retainedFrom(
            Transaction transaction, TickSeries ticks, CandleSeries series) {
        return series.grid()
                .ceiling(
                        Math.max(
                                SeriesSpan.ofTicks(transaction, ticks.id()).retainedFrom(),
                                SeriesSpan.ofCandles(transaction, series.id()).retainedFrom()));
    }

    private static TradekeepException tooLarge(long time) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "The volume of the candle at "
                        + Micros.toIso(time)
                        + " does not fit 64 bits; ask for a shorter interval.");
    }
}
