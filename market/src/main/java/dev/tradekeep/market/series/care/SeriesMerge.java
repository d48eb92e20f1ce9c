package dev.tradekeep.market.series.care;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.SeriesSpan;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.market.series.load.StagedLoads;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;

/**
 * Makes one series of two: the rows of the one go into the other in slices, all or none, then its
 * backtests and imports, and then it is deleted. What was interrupted goes on when it is asked for
 * again.
 */
public final class SeriesMerge {
    private final Store store;
    private final InstantSource clock;

    public SeriesMerge(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Hands all rows of a series to a load. */
    private sealed interface Copy {
        /** How many there are. */
        long rows();

        void into(SlicedLoad load, Transaction transaction);
    }

    /**
     * Adds the rows of a series to another one of the same kind, instrument, interval and price,
     * and deletes it.
     *
     * @param onConflict what a row does that is there with other values
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} or {@link
     *     ErrorCode#INVALID_ARGUMENT} when the series do not fit; with {@link ErrorCode#CONFLICT}
     *     under {@link ConflictPolicy#STOP}, while rows are on their way into one of them, or when
     *     an engine trades the one; both series are then as they were
     */
    public Appended merge(SeriesRef from, SeriesRef into, ConflictPolicy onConflict) {
        SlicedLoad.Begun<Copy> begun =
                SlicedLoad.begin(
                        store,
                        new SlicedLoad.Order<>(
                                t -> plan(t, from, into),
                                _ -> into,
                                into instanceof SeriesRef.OfTicks,
                                onConflict,
                                null,
                                (_, why) -> {
                                    throw why;
                                },
                                clock));
        Copy copy = begun.target();
        Appended appended;
        try (SlicedLoad load = begun.load();
                Reader reader = store.openReader()) {
            reader.<Boolean>read(t -> {
                copy.into(load, t);
                return true;
            });
            appended = load.finish(0, 0).appended();
        }
        store.write(Durability.RELAXED, t -> moveRest(t, from, into, copy.rows()));
        new SeriesCare(store).delete(from);
        return appended;
    }

    private static Copy plan(Transaction t, SeriesRef from, SeriesRef into) {
        Copy copy =
                switch (from) {
                    case SeriesRef.OfCandles(long id) ->
                            new Candles(
                                    SeriesCare.candles(t, id), SeriesCare.candles(t, into.id()));
                    case SeriesRef.OfTicks(long id) ->
                            new Ticks(SeriesCare.ticks(t, id), SeriesCare.ticks(t, into.id()));
                };
        if (from.equals(into)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted two series, found " + from.id() + " twice.");
        }
        new StagedLoads(t).requireFree(from);
        if (from instanceof SeriesRef.OfCandles(long id)) {
            SeriesCare.requireUntraded(t, id, into.id());
        }
        return copy;
    }

    private static boolean moveRest(Transaction t, SeriesRef from, SeriesRef into, long rows) {
        new StagedLoads(t).requireFree(from);
        long rowsNow =
                switch (from) {
                    case SeriesRef.OfCandles(long id) -> SeriesSpan.ofCandles(t, id).rows();
                    case SeriesRef.OfTicks(long id) -> SeriesSpan.ofTicks(t, id).rows();
                };
        if (rowsNow != rows) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Series "
                            + from.id()
                            + " was changed while it was merged, and is kept. Merge it again.");
        }
        switch (from) {
            case SeriesRef.OfCandles(long id) -> {
                SeriesCare.requireUntraded(t, id, into.id());
                move(t, SeriesCareQuery.MOVE_BACKTESTS, id, into.id());
                move(t, SeriesCareQuery.MOVE_BACKTEST_FEEDS, id, into.id());
                move(t, SeriesCareQuery.DROP_CURSORS_OF_BOTH, id, into.id());
                move(t, SeriesCareQuery.MOVE_CURSORS, id, into.id());
                move(t, SeriesCareQuery.DROP_CANDLE_IMPORTS_OF_BOTH, id, into.id());
                move(t, SeriesCareQuery.MOVE_CANDLE_IMPORTS, id, into.id());
            }
            case SeriesRef.OfTicks(long id) -> {
                move(t, SeriesCareQuery.DROP_TICK_IMPORTS_OF_BOTH, id, into.id());
                move(t, SeriesCareQuery.MOVE_TICK_IMPORTS, id, into.id());
            }
        }
        return true;
    }

    private record Candles(CandleSeries from, CandleSeries to) implements Copy {
        Candles {
            if (from.instrumentId() != to.instrumentId()
                    || !from.grid().equals(to.grid())
                    || from.key().price() != to.key().price()) {
                throw unlike("instrument, interval, days and price");
            }
        }

        @Override
        public long rows() {
            return from.candles();
        }

        @Override
        public void into(SlicedLoad load, Transaction transaction) {
            new CandleRepository(transaction)
                    .forEach(
                            from.id(),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            candle ->
                                    load.add(
                                            0,
                                            new long[] {
                                                candle.openTime(),
                                                candle.open(),
                                                candle.high(),
                                                candle.low(),
                                                candle.close(),
                                                rescaled(
                                                        candle.volume(),
                                                        from.volumeScale(),
                                                        to.volumeScale())
                                            }));
        }
    }

    private record Ticks(TickSeries from, TickSeries to) implements Copy {
        Ticks {
            if (from.instrumentId() != to.instrumentId() || from.kind() != to.kind()) {
                throw unlike("instrument and kind");
            }
        }

        @Override
        public long rows() {
            return from.ticks();
        }

        @Override
        public void into(SlicedLoad load, Transaction transaction) {
            int firstSize = from.kind() == TickKind.TRADES ? 1 : 2;
            long[] row = new long[1 + from.kind().width()];
            new TickRepository(transaction)
                    .forEach(
                            from,
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            (at, values) -> {
                                row[0] = at;
                                for (int i = 0; i < values.length; i++) {
                                    row[1 + i] =
                                            i < firstSize
                                                    ? values[i]
                                                    : rescaled(
                                                            values[i],
                                                            from.sizeScale(),
                                                            to.sizeScale());
                                }
                                load.add(0, row);
                            });
        }
    }

    private static long rescaled(long units, int from, int to) {
        try {
            return FixedPoint.rescale(units, from, to);
        } catch (TradekeepException e) {
            throw new TradekeepException(
                    e.code(),
                    "A volume of "
                            + FixedPoint.formatShort(units, from)
                            + " does not fit a series of "
                            + to
                            + " decimals; merge the other way round.",
                    e);
        }
    }

    private static TradekeepException unlike(String parts) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted two series of the same "
                        + parts
                        + "; 'tradekeep market series' shows them.");
    }

    private static void move(Transaction t, Query query, long id, long into) {
        t.update(query, p -> p.set("series_id", id).set("into", into));
    }
}
