package dev.tradekeep.engine.testing;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Real books in a file, with one instrument listed, and plain SQL over them. */
public final class EngineBooks implements AutoCloseable {
    /** Prices of one decimal, quantities of four. */
    public static final Instrument BTC_USD =
            new Instrument("BTC/USD", TestBooks.BTC, TestBooks.USD, 1, 4, 1, 1, 1, 0);

    private static final String EXCHANGE = "simulated";

    /** 2025-01-01T00:00:00Z. */
    public static final long START = 1_735_689_600_000_000L;

    public static final long MINUTE = Interval.ONE_MINUTE.micros();

    /** The only columns that tell when a test ran; every other one is a result of its input. */
    private static final Set<String> WALL_CLOCK_COLUMNS =
            Set.of(
                    "exchanges.created_at",
                    "assets.created_at",
                    "instruments.created_at",
                    "portfolios.created_at",
                    "engines.created_at",
                    "engine_runs.started_at",
                    "engine_runs.ended_at",
                    "settings_history.changed_at",
                    "system_settings.updated_at",
                    "engine_events.occurred_at",
                    "strategies.created_at",
                    "backtests.created_at",
                    "data_imports.imported_at",
                    "migrations.applied_at",
                    "migrations.duration_micros");

    private final Database database;
    private final InstantSource clock;
    private final ListedInstrument listed;

    private EngineBooks(Database database, InstantSource clock, ListedInstrument listed) {
        this.database = database;
        this.clock = clock;
        this.listed = listed;
    }

    /** New books whose clock stands still. */
    public static EngineBooks create(Path file, Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        Database database = Database.open(file, Duration.ZERO, clock);
        ListedInstrument listed =
                database.write(
                        Durability.RELAXED,
                        transaction -> {
                            InstrumentRepository instruments =
                                    new InstrumentRepository(transaction);
                            long exchange =
                                    instruments.ensureExchange(
                                            EXCHANGE, ExchangeKind.SIMULATED, START);
                            return instruments.insert(exchange, BTC_USD, START);
                        });
        return new EngineBooks(database, clock, listed);
    }

    /** Books that were made before. */
    public static EngineBooks reopen(Path file) {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        Database database = Database.open(file, Duration.ZERO, clock);
        ListedInstrument listed =
                database.write(
                        Durability.RELAXED,
                        transaction -> {
                            InstrumentRepository instruments =
                                    new InstrumentRepository(transaction);
                            long exchange = instruments.findExchange(EXCHANGE).orElseThrow();
                            return instruments.find(exchange, BTC_USD.symbol()).orElseThrow();
                        });
        return new EngineBooks(database, clock, listed);
    }

    /** New books. */
    public static EngineBooks create(Path file) {
        return create(file, Instant.EPOCH);
    }

    public Database database() {
        return database;
    }

    public InstantSource clock() {
        return clock;
    }

    public ListedInstrument listed() {
        return listed;
    }

    /** Lists another instrument of the same exchange. */
    public ListedInstrument list(Instrument instrument) {
        return database.write(
                Durability.RELAXED,
                transaction ->
                        new InstrumentRepository(transaction)
                                .insert(listed.exchangeId(), instrument, START));
    }

    /** Adds a series of one-minute candles. */
    public CandleSeries series(List<Candle> candles) {
        return series(listed, Interval.ONE_MINUTE, candles);
    }

    /** Adds a series of candles of an instrument. */
    public CandleSeries series(
            ListedInstrument instrument, Interval interval, List<Candle> candles) {
        return database.write(
                Durability.RELAXED,
                transaction -> {
                    CandleRepository repository = new CandleRepository(transaction);
                    CandleSeries empty =
                            repository.ensureSeries(instrument.id(), interval, "test", 4);
                    try (CandleAppender appender = repository.append(empty)) {
                        candles.forEach(appender::add);
                    }
                    return repository.findSeries(instrument.id(), interval, "test").orElseThrow();
                });
    }

    /** Runs a statement that returns no rows. */
    public void execute(String sql) {
        PlainSql.run(database.path(), sql);
    }

    /** What has been committed: a line a row, its values parted by a bar, "-" for NULL. */
    public List<String> rows(String table, String... columns) {
        List<String> texts = new ArrayList<>();
        for (String column : columns) {
            texts.add("coalesce(CAST(" + column + " AS TEXT), '-')");
        }
        return select(
                "SELECT " + String.join(" || '|' || ", texts) + " FROM " + table + " ORDER BY 1");
    }

    /** The rows of a query, their columns parted by a bar. */
    private List<String> select(String sql) {
        return PlainSql.rows(database.path(), sql);
    }

    /** Every row of every table, without the columns that hold wall-clock time. */
    public List<String> dump() {
        List<String> lines = new ArrayList<>();
        for (String table :
                select("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            List<String> columns =
                    select("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
            columns.removeIf(column -> WALL_CLOCK_COLUMNS.contains(table + "." + column));
            rows(table, columns.toArray(String[]::new))
                    .forEach(row -> lines.add(table + ": " + row));
        }
        return lines;
    }

    /** The checks of the books that did not pass. */
    public List<CheckResult> failedChecks() {
        return BooksAudit.run(database.path()).stream().filter(check -> !check.passed()).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
