package dev.tradekeep.store.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with new books of its own. */
public abstract class BooksIT {
    @TempDir protected Path folder;

    private Database database;

    @BeforeEach
    void openBooks() {
        database = TestBooks.openIn(folder);
    }

    @AfterEach
    void closeBooks() {
        database.close();
    }

    /** What later rows refer to: an instrument, a portfolio and a run of an engine. */
    protected record World(ListedInstrument listed, long portfolioId, long engineId, long runId) {}

    /** Makes one of each. */
    protected World makeWorld() {
        return write(t -> {
            InstrumentRepository instruments = new InstrumentRepository(t);
            EngineRepository engines = new EngineRepository(t);
            long exchange =
                    instruments.ensureExchange("sim", ExchangeKind.SIMULATED, TestBooks.NOW);
            ListedInstrument listed =
                    instruments.insert(exchange, TestBooks.BTC_USD, TestBooks.NOW);
            long portfolio = new PortfolioRepository(t).ensure("main", TestBooks.NOW);
            long engine =
                    engines.ensure(
                            "engine", EngineMode.BACKTEST, exchange, portfolio, TestBooks.NOW);
            long run = new EngineRunRepository(t).start(engine, "buy-and-hold", 0, TestBooks.NOW);
            return new World(listed, portfolio, engine, run);
        });
    }

    /** Runs a unit of work and waits for its commit. */
    protected <R> R write(UnitOfWork<R> work) {
        return database.write(Durability.RELAXED, work);
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
        try (DatabaseReader reader = database.openReader()) {
            return reader.read(work);
        }
    }

    /** The rows of a query as another program sees them. */
    protected List<String> rows(String sql) {
        return PlainSql.rows(path(), sql);
    }

    /** The books themselves. */
    protected Database database() {
        return database;
    }

    protected Path path() {
        return database.path();
    }
}
