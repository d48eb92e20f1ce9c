package dev.tradekeep.app.backtest;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.SeriesSummary;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The candles of the database, found by instrument and interval. */
final class StoredFeeds {
    private final Transaction transaction;
    private final BacktestRequest request;
    private final List<SeriesSummary> all;

    StoredFeeds(Transaction transaction, BacktestRequest request) {
        this.transaction = transaction;
        this.request = request;
        all =
                new CandleRepository(transaction)
                        .listSeries().stream().filter(series -> series.candles() > 0).toList();
    }

    /**
     * The candles of an instrument.
     *
     * @param name its symbol, or the exchange's name, a colon and the symbol
     * @param interval of the candles; null: of the series with most of them
     * @throws TradekeepException when there are none, or several instruments are called so
     */
    LoadedFeed load(String name, @Nullable Interval interval) {
        List<SeriesSummary> named = all.stream().filter(series -> isOf(series, name)).toList();
        if (named.isEmpty()) {
            throw none(name);
        }
        List<String> exchanges =
                named.stream().map(SeriesSummary::exchange).distinct().sorted().toList();
        if (exchanges.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Several exchanges have "
                            + name
                            + "; say which, such as "
                            + exchanges.getFirst()
                            + ":"
                            + name
                            + ". There are: "
                            + String.join(", ", exchanges)
                            + ".");
        }
        return load(choose(named, name, interval), interval);
    }

    private static boolean isOf(SeriesSummary series, String name) {
        return name.equals(series.symbol())
                || name.equals(series.exchange() + ":" + series.symbol());
    }

    private TradekeepException none(String name) {
        TreeSet<String> symbols =
                all.stream()
                        .map(SeriesSummary::symbol)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "There are no candles of "
                        + name
                        + " in these books. "
                        + Nearest.to(name, symbols)
                                .map(near -> "Did you mean " + near + "? ")
                                .orElse("")
                        + (symbols.isEmpty()
                                ? "'tradekeep market import candles' brings some in."
                                : "'tradekeep market series' lists what there is."));
    }

    /** Of the interval itself where there is one, else one that it can be made of. */
    private SeriesSummary choose(
            List<SeriesSummary> named, String name, @Nullable Interval interval) {
        List<SeriesSummary> fitting =
                named.stream()
                        .filter(series ->
                                request.source() == null
                                        || request.source().equals(series.source()))
                        .filter(series ->
                                interval == null
                                        || interval.equals(series.interval())
                                        || RollupLevels.isMultiple(interval, series.interval()))
                        .toList();
        Comparator<SeriesSummary> best =
                Comparator.comparing((SeriesSummary one) -> one.interval().equals(interval))
                        .thenComparingLong(SeriesSummary::candles)
                        .thenComparing(Comparator.comparingLong(SeriesSummary::id).reversed());
        return fitting.stream()
                .max(best)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND,
                                "Wanted candles of "
                                        + name
                                        + (interval == null ? "" : " of " + interval)
                                        + (request.source() == null
                                                ? ""
                                                : " from \"" + request.source() + "\"")
                                        + ", or finer ones to make them of, found "
                                        + named.stream()
                                                .map(one ->
                                                        one.interval()
                                                                + " from \""
                                                                + one.source()
                                                                + "\"")
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private LoadedFeed load(SeriesSummary chosen, @Nullable Interval interval) {
        SlicedLoad.requireNone(transaction, new SeriesRef.OfCandles(chosen.id()));
        CandleRepository candles = new CandleRepository(transaction);
        CandleSeries series = candles.getSeries(chosen.id()).orElseThrow();
        ListedInstrument listed =
                new InstrumentRepository(transaction).find(series.instrumentId()).orElseThrow();
        BarColumns columns =
                candles.columns(
                        series,
                        interval == null ? series.interval() : interval,
                        request.from(),
                        request.to());
        if (columns.count() == 0) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "Wanted candles of "
                            + listed.instrument().symbol()
                            + " "
                            + Spans.wanted(request)
                            + ", found none: series "
                            + series.id()
                            + " goes from "
                            + Micros.toIso(series.firstOpenTime())
                            + " to "
                            + Micros.toIso(series.lastOpenTime())
                            + ".");
        }
        ListedInstrument traded = listed.with(Ticks.apply(listed.instrument(), request.tick()));
        String made =
                interval == null || interval.equals(series.interval())
                        ? ""
                        : ", made of those of " + series.interval();
        return new LoadedFeed(
                new BacktestFeed(
                        traded, series.id(), series.source(), series.volumeScale(), columns),
                List.of("series " + series.id() + made));
    }
}
