package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.simulation.Dice;
import dev.tradekeep.engine.simulation.RandomTrader;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.FailingStore;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetTerms;
import dev.tradekeep.store.strategies.StrategyRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engine, its books and its candles, to be killed and started again. */
final class PaperDesk implements AutoCloseable {
    private static final long T0 = EngineBooks.START;
    private final EngineBooks books;
    private final Reader reader;
    private final StrategyCatalog strategies =
            new StrategyCatalog(
                    Stream.concat(
                                    Stream.of(
                                            RandomTrader.factory(),
                                            TimerTrader.factory(),
                                            StrategyFactory.of(PairTrader.class, PairTrader::new)),
                                    StrategyCatalog.standard().factories().stream())
                            .toList());
    private final FailingStore store;
    private int kills;
    private @Nullable PaperRun begun;

    /** Books without an engine. */
    PaperDesk(Path file) {
        this(EngineBooks.create(file));
    }

    private PaperDesk(EngineBooks books) {
        this.books = books;
        store = new FailingStore(books.database());
        reader = books.database().openReader();
    }

    /**
     * Books with an engine that were made before.
     *
     * @param starts of the engine so far
     */
    static PaperDesk reopen(Path file, int starts) {
        PaperDesk desk = new PaperDesk(EngineBooks.reopen(file));
        desk.kills = starts;
        return desk;
    }

    /** An engine with one strategy on one instrument. */
    PaperDesk(Path file, String strategy, String cash, List<Candle> candles) {
        this(file);
        CandleSeries series = books.series(candles);
        assertThat(series.candles()).isEqualTo(candles.size());
        preset("preset", strategy, false, null, books.listed().id());
        engine(cash, "preset");
    }

    void preset(
            String name,
            String strategy,
            boolean ownPortfolio,
            @Nullable Interval interval,
            Long... instruments) {
        int colon = strategy.indexOf(':');
        write(t -> {
            long id =
                    new StrategyRepository(t)
                            .ensure(strategy.substring(0, colon), "of the test", T0);
            PresetTerms terms =
                    new PresetTerms(strategy.substring(colon + 1), interval, ownPortfolio);
            return new PresetRepository(t).create(id, name, terms, List.of(instruments), T0);
        });
    }

    void engine(String cash, String... presets) {
        write(t ->
                new PaperEngineSetup("engine", List.of(presets), cash, false, VenueSettings.DEFAULT)
                        .create(t, T0));
    }

    StrategyCatalog strategies() {
        return strategies;
    }

    FailingStore store() {
        return store;
    }

    EngineBooks books() {
        return books;
    }

    /** How often it was killed. */
    int kills() {
        return kills;
    }

    <R> R write(dev.tradekeep.store.sql.UnitOfWork<R> work) {
        return books.database().write(Durability.RELAXED, work);
    }

    void start() {
        Store target = store;
        begun =
                write(
                                t -> {
                                    EngineRepository engines = new EngineRepository(t);
                                    Engine engine = engines.find("engine").orElseThrow();
                                    engines.claim(engine.id(), "node", T0, Long.MAX_VALUE);
                                    long incarnation = kills + 1L;
                                    long runId =
                                            new EngineRunRepository(t)
                                                    .start(engine.id(), "test", incarnation, T0);
                                    return new Started(
                                            PaperPlan.read(t, strategies, engine),
                                            new BookWriter.RunOwner(
                                                    engine.id(),
                                                    runId,
                                                    new EngineProgressRepository(t)
                                                            .epoch(engine.id()),
                                                    null),
                                            incarnation);
                                })
                        .begin(target, reader);
    }

    private record Started(PaperPlan plan, BookWriter.RunOwner owner, long incarnation) {
        PaperRun begin(Store store, Reader reader) {
            return new PaperRun(
                    store, reader, plan, owner, incarnation, EngineListener.NONE, () -> {});
        }
    }

    PaperRun run() {
        return Objects.requireNonNull(begun);
    }

    /** What is in memory is lost. */
    void kill() {
        kills++;
    }

    void stop() {
        run().finish();
        kills++;
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            run().step(run().next().orElseThrow());
        }
        run().await();
    }

    /** Moves money as a command does. */
    void move(MoneyLegs.Leg leg) {
        CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
        run().move(leg, TestBooks.USD, answer);
        run().await();
        var _ = Completion.await(answer);
    }

    /** Places an order as a command does. */
    void place(OrderWish wish) {
        CompletableFuture<PlacedOrder> answer = new CompletableFuture<>();
        run().place(0, wish, OrderWitness.NONE, answer);
        run().await();
        var _ = Completion.await(answer);
    }

    void runToTheEnd() {
        Optional<CandleMoment> next = run().next();
        while (next.isPresent()) {
            run().step(next.get());
            next = run().next();
        }
        run().finish();
    }

    /** Kills it before and after bookings and between candles, and starts it again. */
    void runThroughKills(Dice dice) {
        long moment = 0;
        while (true) {
            moment++;
            store.failAfter((int) dice.below(25, moment, 0), dice.oneIn(2, moment, 1));
            try {
                // More each time: what nothing was booked for is run through again.
                if (runUntil(dice.below(60 + moment, moment, 2))) {
                    store.failAfter(-1, false);
                    run().finish();
                    return;
                }
            } catch (TradekeepException killed) {
                assertThat(killed).hasMessageContaining("Killed by the test");
            }
            store.failAfter(-1, false);
            kill();
            start();
        }
    }

    /** Whether the candles are used up. */
    private boolean runUntil(long steps) {
        for (long i = 0; i < steps; i++) {
            Optional<CandleMoment> next = run().next();
            if (next.isEmpty()) {
                run().await();
                return true;
            }
            run().step(next.get());
        }
        return false;
    }

    List<String> days() {
        return books.rows(
                "performance_daily",
                "portfolio_id",
                "day",
                "start_equity",
                "end_equity",
                "max_drawdown_bps",
                "trades",
                "fees");
    }

    /** Everything that was traded, without the ids, which differ from start to start. */
    List<String> results() {
        List<String> all = new ArrayList<>();
        all.addAll(
                books.rows(
                        "orders",
                        "printf('%05d', id)",
                        "portfolio_id",
                        "instrument_id",
                        "side",
                        "type",
                        "quantity",
                        "limit_price",
                        "status",
                        "filled_quantity",
                        "filled_notional",
                        "created_at",
                        "updated_at"));
        all.addAll(
                books.rows(
                        "trades",
                        "printf('%05d', id)",
                        "portfolio_id",
                        "instrument_id",
                        "side",
                        "price",
                        "quantity",
                        "notional",
                        "slippage",
                        "fee",
                        "executed_at"));
        all.addAll(
                books.rows(
                        "ledger_entries",
                        "printf('%05d', posting_id)",
                        "line",
                        "portfolio_id",
                        "account",
                        "amount"));
        all.addAll(
                books.rows(
                        "positions",
                        "portfolio_id",
                        "instrument_id",
                        "quantity",
                        "cost",
                        "realized_pnl"));
        all.addAll(books.rows("balances", "portfolio_id", "asset_id", "amount"));
        all.addAll(days());
        all.addAll(books.rows("engine_timers", "slot", "timer_id", "due_at"));
        for (String state : books.rows("strategy_states", "slot", "state")) {
            // Every incarnation gives orders other ids.
            all.add(state.replaceAll("T[0-9A-V]{17}", "an order"));
        }
        all.addAll(books.rows("engine_cursors", "series_id", "open_time", "close"));
        return all;
    }

    @Override
    public void close() {
        reader.close();
        books.close();
    }
}
