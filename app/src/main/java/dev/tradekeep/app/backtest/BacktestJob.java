package dev.tradekeep.app.backtest;

import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.CandleReport;
import dev.tradekeep.engine.evidence.Check;
import dev.tradekeep.engine.evidence.RepeatedRuns;
import dev.tradekeep.engine.evidence.Rerun;
import dev.tradekeep.engine.paper.PresetInstruments;
import dev.tradekeep.engine.run.FeedOrder;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.BacktestRepository;
import dev.tradekeep.store.strategies.BacktestVerdict;
import dev.tradekeep.store.strategies.PresetRepository;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One backtest: finds the strategies and the candles, runs them in memory, and keeps the result
 * when it is asked to. Until then nothing is written. Used once, on one thread.
 */
public final class BacktestJob {
    private static final String PORTFOLIO = "backtest";
    private static final long PERCENT = 100;
    private static final Comparator<LoadedFeed> FINEST_FIRST =
            Comparator.comparingLong((LoadedFeed one) -> one.feed().interval().micros())
                    .thenComparing(one -> one.feed().listed().instrument().symbol());

    private final BacktestRequest request;
    private final StrategyShelf catalog;
    private final PrintWriter terminal;
    private final String version;
    private final long start = System.nanoTime();

    private final List<LoadedFeed> feeds = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private @Nullable Long presetId;

    /** A strategy on candles, with those of other instruments that it looks at. */
    private record Heard(StrategyInstance strategy, LoadedFeed feed, List<LoadedFeed> others) {}

    /** A strategy on an instrument, whose candles are to be found. */
    private record Wanted(String strategy, String instrument, @Nullable Interval interval) {}

    /**
     * @param strategies that there are
     * @param terminal where progress is shown
     * @param version of this program
     */
    public BacktestJob(
            BacktestRequest request,
            StrategyShelf strategies,
            PrintWriter terminal,
            String version) {
        this.request = request;
        catalog = strategies;
        this.terminal = terminal;
        this.version = version;
    }

    /**
     * Finds the candles in a file. Presets are not looked for.
     *
     * @throws TradekeepException when a strategy is unknown, or the file is bad
     */
    public void load(Path file) {
        String named = request.instruments().isEmpty() ? null : request.instruments().getFirst();
        load(file, named);
    }

    /**
     * The same for one of several files, whose instruments are traded for one portfolio.
     *
     * @param symbol of its instrument; null: as the file's name tells
     * @throws TradekeepException also when another file has the same instrument
     */
    public void load(Path file, @Nullable String symbol) {
        List<StrategyInstance> strategies =
                request.strategies().stream().map(catalog::create).toList();
        strategies.forEach(BacktestJob::requireAlone);
        try (Progress progress = Progress.show("reading", PERCENT, terminal)) {
            LoadedFeed feed =
                    FileFeed.load(
                            request,
                            file,
                            symbol,
                            feeds.size() + 1,
                            (read, total) -> progress.at(PERCENT * read / total));
            FileFeed.requireOther(feeds, feed);
            feeds.add(feed);
            strategies.forEach(strategy -> heard.add(new Heard(strategy, feed, List.of())));
        }
    }

    /**
     * Finds presets and candles in the database.
     *
     * @throws TradekeepException when a strategy or an instrument is unknown, or has no candles
     */
    public void load(Reader reader) {
        reader.read(transaction -> {
            StoredFeeds stored = new StoredFeeds(transaction, request);
            for (Wanted wanted : wanted(transaction)) {
                StrategyInstance strategy = catalog.create(wanted.strategy());
                heard.add(
                        new Heard(
                                strategy,
                                feed(stored, wanted.instrument(), wanted.interval()),
                                others(stored, strategy)));
            }
            return null;
        });
    }

    /**
     * Finds finer candles of all that is traded. No strategy hears them: they fill the orders, and
     * so decide what came first within a candle. After {@link #load(Reader)}.
     *
     * @throws TradekeepException when there are none, or they are not finer
     */
    public void refine(Reader reader, Interval finer) {
        reader.read(transaction -> {
            StoredFeeds stored = new StoredFeeds(transaction, request);
            for (Heard one : heard) {
                BacktestFeed coarse = one.feed().feed();
                boolean divides = RollupLevels.isMultiple(coarse.interval(), finer);
                if (!divides || coarse.interval().equals(finer)) {
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Wanted --finer to be a part of "
                                    + coarse.interval()
                                    + ", such as 1m, found "
                                    + finer
                                    + ".");
                }
                feed(stored, coarse.listed().instrument().symbol(), finer);
            }
            return null;
        });
    }

    /** The candles of other instruments that a strategy looks at. */
    private List<LoadedFeed> others(StoredFeeds stored, StrategyInstance strategy) {
        List<LoadedFeed> others = new ArrayList<>();
        for (SeriesInput input : strategy.inputs()) {
            String symbol = input.symbol();
            if (symbol != null) {
                others.add(feed(stored, symbol, input.interval()));
            }
        }
        return others;
    }

    private static void requireAlone(StrategyInstance strategy) {
        for (SeriesInput input : strategy.inputs()) {
            if (input.symbol() != null) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Strategy "
                                + strategy.name()
                                + " looks at candles of "
                                + input.symbol()
                                + ", too, which one file does not have. Import both, and leave"
                                + " out --candles.");
            }
        }
    }

    private LoadedFeed feed(StoredFeeds stored, String instrument, @Nullable Interval interval) {
        for (LoadedFeed known : feeds) {
            if (known.feed().listed().instrument().symbol().equals(instrument)
                    && (interval == null || known.feed().interval().equals(interval))) {
                return known;
            }
        }
        LoadedFeed loaded = stored.load(instrument, interval);
        feeds.add(loaded);
        return loaded;
    }

    private List<Wanted> wanted(Transaction transaction) {
        List<Wanted> all = new ArrayList<>();
        for (String name : request.strategies()) {
            if (new PresetRepository(transaction).find(name).isPresent()) {
                addPreset(PresetInstruments.read(transaction, name), all);
                continue;
            }
            catalog.create(name);
            if (request.instruments().isEmpty()) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted what to trade, such as --instrument BTC/USD, or --candles FILE;"
                                + " found neither.");
            }
            request.instruments()
                    .forEach(instrument ->
                            all.add(new Wanted(name, instrument, request.interval())));
        }
        return all;
    }

    private void addPreset(PresetInstruments preset, List<Wanted> all) {
        presetId = preset.preset().id();
        Interval interval =
                request.interval() == null
                        ? preset.preset().terms().interval()
                        : request.interval();
        List<String> instruments =
                request.instruments().isEmpty()
                        ? preset.instruments().stream()
                                .map(listed -> listed.instrument().symbol())
                                .toList()
                        : request.instruments();
        instruments.forEach(
                instrument -> all.add(new Wanted(preset.strategyText(), instrument, interval)));
    }

    private BacktestPlan plan(List<LoadedFeed> sorted) {
        Asset quote = quote();
        List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
        // In which order instruments were named must not change a trade.
        heard.sort(Comparator.comparingInt(one -> sorted.indexOf(one.feed())));
        for (Heard one : heard) {
            strategies.add(
                    new EngineSetup.StrategySetup(
                            one.strategy(),
                            0,
                            List.of(sorted.indexOf(one.feed())),
                            one.others().stream().map(sorted::indexOf).toList()));
        }
        return new BacktestPlan(
                sorted.stream().map(LoadedFeed::feed).toList(),
                List.of(new BacktestPlan.PlannedPortfolio(PORTFOLIO, quote, cash(quote))),
                strategies,
                request.rules());
    }

    /**
     * In the order of candles that close together: what a strategy looks at before what it decides
     * on, else the finest first and then by symbol.
     */
    private List<LoadedFeed> sorted() {
        FeedOrder<LoadedFeed> order =
                new FeedOrder<>(
                        FINEST_FIRST,
                        one ->
                                one.feed().listed().instrument().symbol()
                                        + " of "
                                        + one.feed().interval());
        feeds.forEach(feed -> order.add(feed, List.of()));
        heard.forEach(one -> order.add(one.feed(), one.others()));
        return order.sorted();
    }

    private Asset quote() {
        List<Asset> quotes =
                feeds.stream()
                        .map(feed -> feed.feed().listed().instrument().quote())
                        .distinct()
                        .toList();
        if (quotes.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted instruments that are paid with one asset, found "
                            + String.join(" and ", quotes.stream().map(Asset::code).toList())
                            + ".");
        }
        return quotes.getFirst();
    }

    private long cash(Asset quote) {
        return CashRoom.parse("cash", request.cash(), quote);
    }

    /** What was found, without running it. */
    public BacktestBase base() {
        List<LoadedFeed> sorted = sorted();
        return new BacktestBase(sorted, plan(sorted), presetId);
    }

    /**
     * Runs what was found. Nothing is written.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when it is to end
     */
    public BacktestRun run() {
        long loaded = System.nanoTime();
        List<LoadedFeed> sorted = sorted();
        BacktestPlan plan = plan(sorted);
        // Every candle is read for it, which another core can do meanwhile.
        CompletableFuture<BacktestInputs> inputs =
                CompletableFuture.supplyAsync(() -> BacktestResults.inputs(plan, version));
        CompletableFuture<List<CandleReport>> candleReports =
                inputs.thenApply(_ -> CandleReport.of(plan));
        long candles = plan.feeds().stream().mapToLong(feed -> feed.candles().count()).sum();
        BacktestOutcome outcome;
        try (Progress progress = Progress.show("trading", candles, terminal)) {
            outcome = Backtest.run(plan, progress::at);
        }
        return new BacktestRun(
                sorted,
                plan,
                inputs.join(),
                candleReports.join(),
                outcome,
                presetId,
                start,
                loaded - start);
    }

    /**
     * Runs it again with something changed, as often as the checks need it.
     *
     * @param run that was made
     * @param timing how well its trades are timed
     * @param seed of what is drawn
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when it is to end
     */
    public List<Check> check(BacktestRun run, Check timing, long seed) {
        try (Progress progress = Progress.show("checking", RepeatedRuns.RUNS, terminal)) {
            return RepeatedRuns.make(
                    variation -> again(run, variation),
                    run.plan(),
                    run.outcome(),
                    timing,
                    seed,
                    progress::at);
        }
    }

    private BacktestOutcome again(BacktestRun run, Rerun.Variation variation) {
        StrategyShelf shelf = variation.freshClasses() ? catalog.fresh() : catalog;
        BacktestPlan plan = run.plan();
        return Backtest.run(
                new BacktestPlan(
                        plan.feeds().stream().map(variation.feeds()).toList(),
                        plan.portfolios(),
                        plan.strategies().stream()
                                .map(strategy ->
                                        new EngineSetup.StrategySetup(
                                                shelf.create(strategy.strategy().text()),
                                                strategy.portfolio(),
                                                strategy.feeds(),
                                                strategy.others()))
                                .toList(),
                        variation.rules().apply(plan.rules())),
                _ -> {});
    }

    /** Writes the result of a run down, in one transaction. */
    public static BacktestResults.Kept keep(Store store, BacktestRun run, InstantSource clock) {
        return store.write(
                Durability.FORCED,
                transaction ->
                        BacktestResults.keep(
                                transaction,
                                run.plan(),
                                run.inputs(),
                                run.outcome(),
                                run.presetId(),
                                Micros.now(clock)));
    }

    /** Writes down what a result that was kept is worth, in one transaction. */
    public static void keep(Store store, long id, BacktestRun run, Assessment assessment) {
        BacktestVerdict verdict = VerdictJson.row(assessment, VerdictText.of(run, assessment));
        store.write(
                Durability.RELAXED,
                transaction -> {
                    new BacktestRepository(transaction).insertVerdict(id, verdict);
                    return id;
                });
    }
}
