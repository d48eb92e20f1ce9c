package dev.tradekeep.app.demo;

import dev.tradekeep.app.report.InstrumentGuess;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.engine.backtest.BookedBacktest;
import dev.tradekeep.engine.backtest.BookedPlan;
import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.SourceName;
import dev.tradekeep.market.series.care.TickDeclaration;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.risk.RiskEventRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.venue.VolumeUnit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the demonstration: candles, a backtest, and a check of the books it wrote. */
public final class Demo {
    private static final String EXCHANGE = "simulated";
    private static final String SYNTHETIC_SYMBOL = "BTC/USD";
    private static final int ASSET_SCALE = InstrumentChoice.ASSET_SCALE;

    private final Database database;
    private final InstantSource clock;
    private final WriterPace pace;
    private final DemoSettings settings;
    private final PrintWriter terminal;

    private Demo(
            Database database,
            InstantSource clock,
            WriterPace pace,
            DemoSettings settings,
            PrintWriter terminal) {
        this.database = database;
        this.clock = clock;
        this.pace = pace;
        this.settings = settings;
        this.terminal = terminal;
    }

    /**
     * What was asked for, read and found good before any books are opened.
     *
     * @param start of the demonstration, {@link System#nanoTime}
     */
    public record Wanted(DemoSettings settings, StrategyInstance strategy, long start) {}

    /**
     * Reads what is asked for.
     *
     * @param strategies that there are
     */
    public static Wanted read(DemoSettings settings, StrategyShelf strategies) {
        long start = System.nanoTime();
        StrategyInstance strategy = strategies.create(settings.strategy());
        if (settings.series() == null) {
            var _ = cash(settings, new Asset(quoteOf(symbolOf(settings)), ASSET_SCALE));
        }
        if (settings.tick() != null) {
            TickDeclaration.requireTick(settings.tick());
        }
        return new Wanted(settings, strategy, start);
    }

    /**
     * Runs the demonstration.
     *
     * @param pace of an import
     * @param terminal where progress is shown
     * @throws TradekeepException when the input is bad or the database cannot be used; the database
     *     is then as it was before the failing step
     */
    public static DemoReport run(
            Database database,
            Wanted wanted,
            InstantSource clock,
            WriterPace pace,
            PrintWriter terminal) {
        return new Demo(database, clock, pace, wanted.settings(), terminal)
                .run(wanted.strategy(), wanted.start());
    }

    /**
     * Closes the runs that dead processes left open. For the only user of the file: no other run is
     * then open.
     */
    public static void closeAbandonedRuns(Database database, InstantSource clock) {
        database.write(
                Durability.RELAXED,
                transaction ->
                        new EngineRunRepository(transaction)
                                .closeAbandoned(Long.MAX_VALUE, Micros.now(clock)));
    }

    private static long cash(DemoSettings settings, Asset quote) {
        return CashRoom.parse("cash", settings.cash(), quote);
    }

    private record Loaded(
            ListedInstrument listed,
            CandleSeries series,
            @Nullable ImportOutcome<CandleSeries> imported) {}

    private DemoReport run(StrategyInstance strategy, long start) {
        long loadStart = System.nanoTime();
        // Before an import, so that cash which does not fit leaves nothing behind.
        listedBefore().ifPresent(there -> cash(settings, there.instrument().quote()));
        Loaded loaded = withTick(load());
        long loadNanos = System.nanoTime() - loadStart;
        Asset quote = loaded.listed().instrument().quote();
        BookedPlan plan =
                new BookedPlan(
                        loaded.listed(),
                        loaded.series(),
                        strategy,
                        settings.rules(),
                        cash(settings, quote));
        BookedReport backtest = backtest(plan);
        List<CheckResult> checks = BooksAudit.run(database.path());
        return new DemoReport(
                database.path(),
                loaded.listed(),
                loaded.series(),
                loaded.imported(),
                isTickDeclared(loaded.listed()),
                settings.candles() == null && settings.series() == null,
                loadNanos,
                settings.strategy(),
                settings.rules().volumeUnit() != VolumeUnit.UNKNOWN,
                backtest,
                risk(backtest.runId()),
                checks,
                System.nanoTime() - start);
    }

    /** What the risk check had to tell. */
    private List<RiskCount> risk(long runId) {
        return database.write(
                Durability.RELAXED,
                transaction -> new RiskEventRepository(transaction).ofRun(runId));
    }

    private Loaded load() {
        if (settings.series() != null) {
            long id = settings.series();
            return database.write(Durability.RELAXED, transaction -> recorded(transaction, id));
        }
        return settings.candles() == null ? synthesize() : load(settings.candles());
    }

    /** A series that is there, whole. */
    private static Loaded recorded(Transaction transaction, long id) {
        CandleSeries series =
                new CandleRepository(transaction)
                        .getSeries(id)
                        .filter(found -> found.candles() > 0)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "Wanted a series with candles, found none of number "
                                                + id
                                                + "; 'tradekeep market series' lists them."));
        SlicedLoad.requireNone(transaction, new SeriesRef.OfCandles(id));
        ListedInstrument listed =
                new InstrumentRepository(transaction).find(series.instrumentId()).orElseThrow();
        return new Loaded(listed, series, null);
    }

    /** The tick that was asked for is declared. */
    private Loaded withTick(Loaded loaded) {
        String tick = settings.tick();
        if (tick == null) {
            return loaded;
        }
        return database.write(
                Durability.RELAXED,
                transaction -> {
                    new TickDeclaration(transaction).declare(loaded.listed(), tick);
                    return new Loaded(
                            new InstrumentRepository(transaction)
                                    .find(loaded.listed().id())
                                    .orElseThrow(),
                            loaded.series(),
                            loaded.imported());
                });
    }

    private boolean isTickDeclared(ListedInstrument listed) {
        return database.write(
                Durability.RELAXED,
                transaction -> !new InstrumentCatalogue(transaction).isTickDetected(listed.id()));
    }

    private static String symbolOf(DemoSettings settings) {
        Path file = settings.candles();
        if (file == null) {
            return SYNTHETIC_SYMBOL;
        }
        return settings.instrument() != null
                ? settings.instrument()
                : InstrumentGuess.of(String.valueOf(file.getFileName()));
    }

    /** As far as the name tells. */
    private static String quoteOf(String symbol) {
        String quote = symbol.substring(symbol.indexOf('/') + 1);
        return Asset.isCode(quote) ? quote : "USD";
    }

    /** The instrument of a file or of made-up candles, when it is listed. */
    private Optional<ListedInstrument> listedBefore() {
        if (settings.series() != null) {
            return Optional.empty();
        }
        return find(symbolOf(settings));
    }

    private Loaded load(Path file) {
        String symbol = symbolOf(settings);
        ImportRequest request =
                new ImportRequest(
                        file,
                        InstrumentChoice.parse(EXCHANGE, symbol),
                        settings.source(),
                        null,
                        CandlePrice.TRADE,
                        GridChoice.DETECT,
                        ImportOptions.DETECT,
                        null,
                        settings.roundVolume(),
                        ErrorPolicy.STOP,
                        ConflictPolicy.STOP);
        try (Progress progress = Progress.show("reading", 100, terminal)) {
            ImportOutcome<CandleSeries> imported =
                    new CandleImport(database, clock, pace)
                            .run(request, (read, total) -> progress.at(100 * read / total));
            ListedInstrument listed =
                    database.write(
                            Durability.RELAXED,
                            transaction ->
                                    new InstrumentRepository(transaction)
                                            .find(imported.listed().id())
                                            .orElseThrow());
            return new Loaded(listed, imported.series(), imported);
        } catch (TradekeepException e) {
            throw withItsScale(e, symbol);
        }
    }

    /** Prices that do not fit are no fault of the file where other data fixed the decimals. */
    private TradekeepException withItsScale(TradekeepException refusal, String symbol) {
        Optional<ListedInstrument> there = find(symbol);
        String message = String.valueOf(refusal.getMessage());
        return there.map(ListedInstrument::instrument)
                .filter(one -> message.contains("at most " + one.priceScale() + " decimals"))
                .map(one ->
                        new TradekeepException(
                                ErrorCode.CONFLICT,
                                message
                                        + " The prices of "
                                        + symbol
                                        + " have "
                                        + one.priceScale()
                                        + " decimals in these books since the first data of it was"
                                        + " brought in, such as by an earlier demo. Name another"
                                        + " file with --db, or another instrument with"
                                        + " --instrument.",
                                refusal))
                .orElse(refusal);
    }

    private Optional<ListedInstrument> find(String symbol) {
        return database.write(
                Durability.RELAXED,
                transaction -> {
                    InstrumentRepository instruments = new InstrumentRepository(transaction);
                    return instruments
                            .findExchange(EXCHANGE)
                            .flatMap(exchange -> instruments.find(exchange, symbol));
                });
    }

    private Loaded synthesize() {
        return database.write(Durability.RELAXED, this::synthesize);
    }

    private Loaded synthesize(Transaction transaction) {
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        long now = Micros.now(clock);
        long exchangeId = instruments.ensureExchange(EXCHANGE, ExchangeKind.SIMULATED, now);
        ListedInstrument listed =
                instruments
                        .find(exchangeId, SYNTHETIC_SYMBOL)
                        .orElseGet(() -> instruments.insert(exchangeId, instrument(), now));
        if (listed.instrument().priceScale() != SyntheticCandles.PRICE_SCALE) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The made-up candles have "
                            + SyntheticCandles.PRICE_SCALE
                            + " decimals, but "
                            + SYNTHETIC_SYMBOL
                            + " of this database has "
                            + listed.instrument().priceScale()
                            + ". Name another file with --db.");
        }
        CandleRepository candles = new CandleRepository(transaction);
        String source = SourceName.madeUp("seed " + settings.seed());
        CandleSeries series =
                candles.ensureSeries(
                        listed.id(),
                        SyntheticCandles.INTERVAL,
                        source,
                        SyntheticCandles.VOLUME_SCALE);
        try (CandleAppender appender = candles.append(series)) {
            SyntheticCandles.generate(settings.seed(), appender::add);
        }
        CandleSeries filled =
                candles.findSeries(listed.id(), SyntheticCandles.INTERVAL, source).orElseThrow();
        return new Loaded(listed, filled, null);
    }

    private static Instrument instrument() {
        Asset base = new Asset("BTC", ASSET_SCALE);
        Asset quote = new Asset("USD", ASSET_SCALE);
        return new Instrument(
                SYNTHETIC_SYMBOL,
                base,
                quote,
                SyntheticCandles.PRICE_SCALE,
                ASSET_SCALE,
                1,
                1,
                0,
                0);
    }

    private BookedReport backtest(BookedPlan plan) {
        try (Progress progress = Progress.show("trading", plan.series().candles(), terminal)) {
            return BookedBacktest.run(database, clock, plan, settings.limits(), progress::at);
        }
    }
}
