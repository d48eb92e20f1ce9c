package dev.tradekeep.market.series.care;

import dev.tradekeep.market.series.CandleQuery;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.market.series.SeriesKey;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.SourceName;
import dev.tradekeep.market.series.TickQuery;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.StagedLoads;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Renames and deletes series. Rows are deleted in steps, as {@link MarketDataRetention} does it,
 * and a deletion that was interrupted goes on when it is asked for again.
 */
public final class SeriesCare {
    private final Store store;
    private final MarketDataRetention retention;

    public SeriesCare(Store store) {
        this.store = store;
        retention = new MarketDataRetention(store);
    }

    /**
     * Gives a series another source.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such series;
     *     with {@link ErrorCode#CONFLICT} when another one is called so; with {@link
     *     ErrorCode#INVALID_ARGUMENT} when the name is none
     */
    public void rename(SeriesRef series, String source) {
        String name = SourceName.require(source);
        write(t -> {
            Optional<Long> named =
                    switch (series) {
                        case SeriesRef.OfCandles(long id) -> candlesNamed(t, id, name);
                        case SeriesRef.OfTicks(long id) -> ticksNamed(t, id, name);
                    };
            named.ifPresent(other -> requireFree(other, series.id(), name));
            Query rename =
                    switch (series) {
                        case SeriesRef.OfCandles _ -> SeriesCareQuery.RENAME_CANDLES;
                        case SeriesRef.OfTicks _ -> SeriesCareQuery.RENAME_TICKS;
                    };
            t.update(rename, p -> p.set("id", series.id()).set("source", name));
        });
    }

    private static Optional<Long> candlesNamed(Transaction t, long id, String name) {
        SeriesKey key = candles(t, id).key();
        SeriesKey wanted =
                new SeriesKey(key.instrumentId(), key.interval(), name, key.price(), key.built());
        return new CandleRepository(t).findSeries(wanted).map(CandleSeries::id);
    }

    private static Optional<Long> ticksNamed(Transaction t, long id, String name) {
        TickSeries series = ticks(t, id);
        return new TickRepository(t)
                .findSeries(series.instrumentId(), series.kind(), name)
                .map(TickSeries::id);
    }

    /**
     * Deletes a series with its roll-ups, gaps and imports.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such series;
     *     with {@link ErrorCode#CONFLICT} when a backtest ran on it, an engine has traded it, or
     *     rows are on their way into it
     */
    public MarketDataRetention.Removed delete(SeriesRef series) {
        return switch (series) {
            case SeriesRef.OfCandles(long id) -> deleteCandles(id);
            case SeriesRef.OfTicks(long id) -> deleteTicks(id);
        };
    }

    private MarketDataRetention.Removed deleteCandles(long id) {
        write(t -> {
            candles(t, id);
            new StagedLoads(t).requireFree(new SeriesRef.OfCandles(id));
            long booked =
                    t.get(SeriesCareQuery.BACKTEST_OF, Binder.of(id), row -> row.getLongOr(0, 0));
            long apart =
                    t.get(
                            SeriesCareQuery.BACKTEST_HEARING,
                            Binder.of(id),
                            row -> row.getLongOr(0, 0));
            long backtest = Math.max(booked, apart);
            if (backtest != 0) {
                throw new TradekeepException(
                        ErrorCode.CONFLICT,
                        "Backtest "
                                + backtest
                                + " ran on series "
                                + id
                                + ", which is kept for it; 'backtest delete' deletes it, and 'market"
                                + " series merge' moves it to another series.");
            }
            engineOf(t, SeriesCareQuery.ENGINE_OF, id)
                    .ifPresent(engine -> {
                        throw new TradekeepException(
                                ErrorCode.CONFLICT,
                                "Engine "
                                        + engine
                                        + " has traded series "
                                        + id
                                        + ", which is kept for it; an engine without orders goes with"
                                        + " 'engine delete "
                                        + engine
                                        + "', and then the series can be deleted.");
                    });
        });
        MarketDataRetention.Removed removed = retention.removeAllCandles(id);
        write(t -> {
            t.update(SeriesCareQuery.DELETE_ROLLUPS, Binder.of(id));
            t.update(SeriesCareQuery.DELETE_CANDLE_IMPORTS, Binder.of(id));
            t.update(CandleQuery.DELETE_SERIES, Binder.of(id));
        });
        return removed;
    }

    private MarketDataRetention.Removed deleteTicks(long id) {
        write(t -> {
            ticks(t, id);
            new StagedLoads(t).requireFree(new SeriesRef.OfTicks(id));
        });
        MarketDataRetention.Removed removed = retention.removeAllTicks(id);
        write(t -> {
            t.update(SeriesCareQuery.DELETE_TICK_IMPORTS, Binder.of(id));
            t.update(TickQuery.DELETE_SERIES, Binder.of(id));
        });
        return removed;
    }

    /**
     * Refuses to merge a series that an engine goes on trading: it would not find its candles.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT}
     */
    static void requireUntraded(Transaction t, long id, long into) {
        Optional<String> engine = engineOf(t, SeriesCareQuery.TRADING_ENGINE_OF, id);
        if (engine.isEmpty()) {
            return;
        }
        boolean both = engineOf(t, SeriesCareQuery.TRADING_ENGINE_OF, into).isPresent();
        String advice = "'market series merge --series " + into + " --into " + id + "'";
        throw new TradekeepException(
                ErrorCode.CONFLICT,
                "Engine "
                        + engine.get()
                        + " has traded series "
                        + id
                        + ", which is kept for it"
                        + (both
                                ? ", and series " + into + " for another; both stay."
                                : ". Merge the other way round: " + advice + "."));
    }

    private static Optional<String> engineOf(Transaction t, Query query, long id) {
        return t.find(query, Binder.of(id), row -> row.getText(0));
    }

    /** A series of candles that is there. */
    static CandleSeries candles(Transaction t, long id) {
        return new CandleRepository(t).getSeries(id).orElseThrow(() -> noSeries("series", id));
    }

    /** A series of ticks that is there. */
    static TickSeries ticks(Transaction t, long id) {
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

    private void write(Consumer<Transaction> change) {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    change.accept(transaction);
                    return true;
                });
    }
}
