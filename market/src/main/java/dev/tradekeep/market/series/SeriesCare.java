package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * Renames, merges and deletes series. A merge is one transaction; rows are deleted in steps, as
 * {@link MarketDataRetention} does it, and a deletion that was interrupted goes on when it is asked
 * for again.
 */
public final class SeriesCare {
    private final Store store;
    private final MarketDataRetention retention;

    public SeriesCare(Store store) {
        this.store = store;
        retention = new MarketDataRetention(store);
    }

    /**
     * Gives a series of candles another source.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none of the id;
     *     with {@link ErrorCode#CONFLICT} when another series is called so; with {@link
     *     ErrorCode#INVALID_ARGUMENT} when the name is none
     */
    public void renameCandles(long id, String source) {
        String name = SourceName.require(source);
        write(t -> {
            CandleRepository candles = new CandleRepository(t);
            SeriesKey key = candles(t, id).key();
            SeriesKey wanted =
                    new SeriesKey(
                            key.instrumentId(), key.interval(), name, key.price(), key.built());
            candles.findSeries(wanted).ifPresent(other -> requireFree(other.id(), id, name));
            rename(t, SeriesCareQuery.RENAME_CANDLES, id, name);
        });
    }

    /** {@link #renameCandles} for a series of ticks. */
    public void renameTicks(long id, String source) {
        String name = SourceName.require(source);
        write(t -> {
            TickSeries series = ticks(t, id);
            new TickRepository(t)
                    .findSeries(series.instrumentId(), series.kind(), name)
                    .ifPresent(other -> requireFree(other.id(), id, name));
            rename(t, SeriesCareQuery.RENAME_TICKS, id, name);
        });
    }

    /**
     * Adds the candles of a series to another one of the same instrument, interval and price, which
     * takes its backtests and imports as well, and deletes it.
     *
     * @param onConflict what a candle does that is there with other values
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} or {@link
     *     ErrorCode#INVALID_ARGUMENT} when the series do not fit; with {@link ErrorCode#CONFLICT}
     *     under {@link ConflictPolicy#STOP}; both series are then as they were
     */
    public Appended mergeCandles(long id, long into, ConflictPolicy onConflict) {
        Appended appended =
                store.write(
                        Durability.RELAXED,
                        t -> {
                            Appended done = copyCandles(t, id, into, onConflict);
                            move(t, SeriesCareQuery.MOVE_BACKTESTS, id, into);
                            move(t, SeriesCareQuery.DROP_CANDLE_IMPORTS_OF_BOTH, id, into);
                            move(t, SeriesCareQuery.MOVE_CANDLE_IMPORTS, id, into);
                            return done;
                        });
        deleteCandles(id);
        return appended;
    }

    private static Appended copyCandles(
            Transaction t, long id, long into, ConflictPolicy onConflict) {
        CandleSeries from = candles(t, id);
        CandleSeries to = candles(t, into);
        requireOther(id, into);
        if (from.instrumentId() != to.instrumentId()
                || !from.grid().equals(to.grid())
                || from.key().price() != to.key().price()) {
            throw unlike("instrument, interval, days and price");
        }
        CandleRepository candles = new CandleRepository(t);
        try (CandleAppender appender = candles.append(to, onConflict)) {
            candles.forEach(
                    id,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    candle -> appender.add(rescaled(candle, from, to)));
            return appender.appended();
        }
    }

    private static Candle rescaled(Candle candle, CandleSeries from, CandleSeries to) {
        return from.volumeScale() == to.volumeScale()
                ? candle
                : new Candle(
                        candle.openTime(),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        rescaled(candle.volume(), from.volumeScale(), to.volumeScale()));
    }

    /** {@link #mergeCandles} for series of ticks of the same instrument and kind. */
    public Appended mergeTicks(long id, long into, ConflictPolicy onConflict) {
        Appended appended =
                store.write(
                        Durability.RELAXED,
                        t -> {
                            Appended done = copyTicks(t, id, into, onConflict);
                            move(t, SeriesCareQuery.DROP_TICK_IMPORTS_OF_BOTH, id, into);
                            move(t, SeriesCareQuery.MOVE_TICK_IMPORTS, id, into);
                            return done;
                        });
        deleteTicks(id);
        return appended;
    }

    private static Appended copyTicks(
            Transaction t, long id, long into, ConflictPolicy onConflict) {
        TickSeries from = ticks(t, id);
        TickSeries to = ticks(t, into);
        requireOther(id, into);
        if (from.instrumentId() != to.instrumentId() || from.kind() != to.kind()) {
            throw unlike("instrument and kind");
        }
        int firstSize = from.kind() == TickKind.TRADES ? 1 : 2;
        TickRepository ticks = new TickRepository(t);
        try (TickAppender appender = ticks.append(to, onConflict)) {
            ticks.forEach(
                    from,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    (at, values) -> {
                        long[] tick = values.clone();
                        for (int i = firstSize; i < tick.length; i++) {
                            tick[i] = rescaled(tick[i], from.sizeScale(), to.sizeScale());
                        }
                        appender.add(at, tick);
                    });
            return appender.appended();
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

    /**
     * Deletes a series of candles with its roll-ups, gaps and imports.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none of the id;
     *     with {@link ErrorCode#CONFLICT} when a backtest ran on it
     */
    public MarketDataRetention.Removed deleteCandles(long id) {
        write(t -> {
            candles(t, id);
            long backtest =
                    t.get(SeriesCareQuery.BACKTEST_OF, Binder.of(id), row -> row.getLongOr(0, 0));
            if (backtest != 0) {
                throw new TradekeepException(
                        ErrorCode.CONFLICT,
                        "Backtest "
                                + backtest
                                + " ran on series "
                                + id
                                + ", which is kept for it; 'market series merge' moves it to"
                                + " another series.");
            }
        });
        MarketDataRetention.Removed removed = retention.removeAllCandles(id);
        write(t -> {
            t.update(SeriesCareQuery.DELETE_ROLLUPS, Binder.of(id));
            t.update(SeriesCareQuery.DELETE_CANDLE_IMPORTS, Binder.of(id));
            t.update(SeriesCareQuery.DELETE_CANDLE_SERIES, Binder.of(id));
        });
        return removed;
    }

    /** Deletes a series of ticks with its imports. */
    public MarketDataRetention.Removed deleteTicks(long id) {
        write(t -> ticks(t, id));
        MarketDataRetention.Removed removed = retention.removeAllTicks(id);
        write(t -> {
            t.update(SeriesCareQuery.DELETE_TICK_IMPORTS, Binder.of(id));
            t.update(SeriesCareQuery.DELETE_TICK_SERIES, Binder.of(id));
        });
        return removed;
    }

    private static CandleSeries candles(Transaction t, long id) {
        return new CandleRepository(t).getSeries(id).orElseThrow(() -> noSeries("series", id));
    }

    private static TickSeries ticks(Transaction t, long id) {
        return new TickRepository(t).getSeries(id).orElseThrow(() -> noSeries("tick series", id));
    }

    private static TradekeepException noSeries(String what, long id) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "There is no " + what + " " + id + "; 'tradekeep market series' lists them.");
    }

    private static void requireFree(long other, long id, String name) {
        if (other != id) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Series "
                            + other
                            + " is called "
                            + name
                            + " already; 'market series merge' makes one of both.");
        }
    }

    private static void requireOther(long id, long into) {
        if (id == into) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted two series, found " + id + " twice.");
        }
    }

    private static TradekeepException unlike(String parts) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted two series of the same "
                        + parts
                        + "; 'tradekeep market series' shows them.");
    }

    private static void rename(Transaction t, Query query, long id, String name) {
        t.update(query, p -> p.set("id", id).set("source", name));
    }

    private static void move(Transaction t, Query query, long id, long into) {
        t.update(query, p -> p.set("series_id", id).set("into", into));
    }

    /** Work without a result. */
    @FunctionalInterface
    private interface Change {
        void in(Transaction transaction);
    }

    private void write(Change change) {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    change.in(transaction);
                    return true;
                });
    }
}
