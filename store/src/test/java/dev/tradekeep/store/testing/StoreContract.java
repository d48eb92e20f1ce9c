package dev.tradekeep.store.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that every kind of store must pass, with new books for each method. */
@ParameterizedClass
@MethodSource("kinds")
public abstract class StoreContract {
    /** Set by JUnit before any method of a test runs. */
    @SuppressWarnings("NullAway.Init")
    @Parameter
    StoreKind kind;

    @TempDir Path folder;

    private TestStore books;

    static Stream<StoreKind> kinds() {
        return ServiceLoader.load(StoreKind.class).stream().map(ServiceLoader.Provider::get);
    }

    @BeforeEach
    void openBooks() {
        books = kind.open(folder);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    /** What later rows refer to: an instrument, a portfolio and a run of an engine. */
    protected record World(ListedInstrument listed, long portfolioId, long engineId, long runId) {}

    /** Makes one of each. */
    protected World makeWorld() {
        return write(t -> {
            InstrumentRepository instruments = new InstrumentRepository(t);
            EngineRepository engines = new EngineRepository(t);
            long exchange = instruments.ensureExchange("sim", ExchangeKind.SIMULATED, Samples.NOW);
            ListedInstrument listed = instruments.insert(exchange, Samples.BTC_USD, Samples.NOW);
            long portfolio = new PortfolioRepository(t).ensure("main", Samples.NOW);
            long engine =
                    engines.ensure("engine", EngineMode.BACKTEST, exchange, portfolio, Samples.NOW);
            long run = new EngineRunRepository(t).start(engine, "buy-and-hold", 0, Samples.NOW);
            return new World(listed, portfolio, engine, run);
        });
    }

    /** Runs a unit of work and waits for its commit. */
    protected <R> R write(UnitOfWork<R> work) {
        return books.store().write(Durability.RELAXED, work);
    }

    /** Runs work without a result and waits for its commit. */
    protected void run(Consumer<Transaction> work) {
        boolean done =
                write(t -> {
                    work.accept(t);
                    return true;
                });
        assertThat(done).isTrue();
    }

    /** Runs a unit of work on a reader of its own. */
    protected <R> R read(UnitOfWork<R> work) {
        try (Reader reader = openReader()) {
            return reader.read(work);
        }
    }

    /** A reader, which the caller closes. */
    protected Reader openReader() {
        return books.store().openReader();
    }

    /** The rows of a query as another program sees them. */
    protected List<String> rows(String sql) {
        return books.rows(sql);
    }

    /** Runs a script as another program might. */
    protected void runSql(String script) {
        books.run(script);
    }
}
