package dev.tradekeep.bench.reference;

import dev.tradekeep.engine.backtest.BookedBacktest;
import dev.tradekeep.engine.backtest.BookedPlan;
import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Books of the engine with the candles of one file. For one thread. */
final class TrialBooks implements AutoCloseable {
    private static final String EXCHANGE = "simulated";

    private final Path file;
    private final Database database;
    private final ListedInstrument listed;
    private final CandleSeries series;

    private TrialBooks(Path file, Database database, ListedInstrument listed, CandleSeries series) {
        this.file = file;
        this.database = database;
        this.listed = listed;
        this.series = series;
    }

    /**
     * Makes books and imports a file of candles into them.
     *
     * @param books where they are made
     * @param declared what the exchange says of the instrument; null when it says nothing, so that
     *     the file tells
     */
    static TrialBooks open(Path books, Path candles, String symbol, @Nullable Instrument declared) {
        Database database = Database.open(books, Duration.ZERO, InstantSource.system());
        try {
            if (declared != null) {
                var _ =
                        database.write(
                                Durability.RELAXED,
                                transaction -> {
                                    InstrumentRepository instruments =
                                            new InstrumentRepository(transaction);
                                    long exchange =
                                            instruments.ensureExchange(
                                                    EXCHANGE, ExchangeKind.SIMULATED, 0);
                                    return instruments.insert(exchange, declared, 0);
                                });
            }
            ImportRequest request =
                    new ImportRequest(
                            candles,
                            InstrumentChoice.parse(EXCHANGE, symbol),
                            null,
                            null,
                            CandlePrice.TRADE,
                            GridChoice.DETECT,
                            ImportOptions.DETECT,
                            null,
                            true,
                            ErrorPolicy.STOP,
                            ConflictPolicy.STOP);
            CandleSeries series =
                    new CandleImport(database, InstantSource.system(), WriterPace.AT_ONCE)
                            .run(request, (read, total) -> {})
                            .series();
            ListedInstrument listed =
                    database.write(
                            Durability.RELAXED,
                            transaction ->
                                    new InstrumentRepository(transaction)
                                            .find(series.instrumentId())
                                            .orElseThrow());
            return new TrialBooks(books, database, listed, series);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What the candles are of. */
    ListedInstrument listed() {
        return listed;
    }

    CandleSeries series() {
        return series;
    }

    /** The file of the books, to be read after each run. */
    Path file() {
        return file;
    }

    /** Runs a backtest. */
    BookedReport run(Trial trial) {
        BookedPlan plan =
                new BookedPlan(
                        listed,
                        series,
                        StrategyCatalog.standard().create(trial.strategy()),
                        trial.rules(),
                        FixedPoint.parse(trial.cash(), listed.instrument().quote().scale()));
        return BookedBacktest.run(database, InstantSource.system(), plan, candles -> {});
    }

    @Override
    public void close() {
        database.close();
    }
}
