package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.engines.EngineState;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetTerms;
import dev.tradekeep.store.strategies.StrategyRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines on threads of their own. */
class EngineManagerIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir private Path folder;
    private EngineBooks books;

    @BeforeEach
    void create() {
        books = EngineBooks.create(folder.resolve("engines.db"));
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            candles.add(
                    new Candle(
                            EngineBooks.START + i * EngineBooks.MINUTE,
                            1_000,
                            1_000,
                            1_000,
                            1_000,
                            1));
        }
        books.series(candles);
        books.database()
                .write(
                        Durability.RELAXED,
                        t -> {
                            long strategy = new StrategyRepository(t).ensure("scripted", "test", 0);
                            new PresetRepository(t)
                                    .create(
                                            strategy,
                                            "preset",
                                            PresetTerms.of(""),
                                            List.of(books.listed().id()),
                                            0);
                            return new PaperEngineSetup(
                                            "engine",
                                            List.of("preset"),
                                            "10000",
                                            false,
                                            VenueSettings.DEFAULT)
                                    .create(t, 0);
                        });
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void anEngineThatFailsIsAnAlertAboutIt() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        EngineListener listener =
                new Listener() {
                    @Override
                    public void changed(String engine, EngineState state) {
                        if (state == EngineState.FAILED) {
                            failed.countDown();
                        }
                    }
                };
        try (EngineManager manager =
                manager(
                        listener,
                        (number, context) -> {
                            throw new UnsupportedOperationException("not today");
                        })) {
            manager.open();
            manager.start("engine");
            assertThat(failed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(books.rows("alerts", "severity", "code", "subject", "message"))
                .containsExactly(
                        "critical|engine.failed|engine engine|Engine engine failed: Strategy"
                                + " scripted: java.lang.UnsupportedOperationException: not today");
    }

    /** The first by name has a strategy that is gone; the second must not suffer for it. */
    @Test
    void anEngineThatCannotStartIsNamedAndTheOthersStart() {
        books.database()
                .write(
                        Durability.RELAXED,
                        t -> {
                            long gone = new StrategyRepository(t).ensure("gone", "test", 0);
                            new PresetRepository(t)
                                    .create(
                                            gone,
                                            "gone",
                                            PresetTerms.of(""),
                                            List.of(books.listed().id()),
                                            0);
                            autoStarted("first", "gone").create(t, 0);
                            return autoStarted("second", "preset").create(t, 0);
                        });
        try (EngineManager manager = manager(new Listener(), (number, context) -> {})) {
            manager.open();
            List<String> failures = manager.startAll();

            assertThat(failures).hasSize(1);
            assertThat(failures.getFirst())
                    .startsWith("Engine first was not started. ")
                    .contains("\"gone\"");
            assertThat(manager.running())
                    .extracting(EngineManager.Running::name)
                    .containsExactly("second");
        }
    }

    private static PaperEngineSetup autoStarted(String name, String preset) {
        return new PaperEngineSetup(name, List.of(preset), "10000", true, VenueSettings.DEFAULT);
    }

    /** The engine is busy; an order waits; then trading is halted: the order must not be sent. */
    @Test
    void aHaltGoesBeforeWhatWaitsAlready() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch priced = new CountDownLatch(1);
        EngineListener listener =
                new Listener() {
                    @Override
                    public void ordered(String engine, String clientOrderId, OrderEvent event) {
                        busy.countDown();
                        try {
                            assertThat(go.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                };
        try (EngineManager manager = manager(listener, (number, context) -> priced.countDown())) {
            manager.open();
            manager.start("engine");
            assertThat(priced.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Pending<PlacedOrder> first = manager.place(buy(), OrderWitness.NONE);
            assertThat(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            Pending<PlacedOrder> second = manager.place(buy(), OrderWitness.NONE);
            books.database()
                    .write(
                            Durability.FORCED,
                            t ->
                                    new TradingHaltRepository(t)
                                            .raise(
                                                    new TradingHaltRepository.Wanted(
                                                            HaltLevel.NO_ENTRIES,
                                                            null,
                                                            null,
                                                            null,
                                                            "stop",
                                                            null),
                                                    0));
            manager.restrict();
            go.countDown();

            assertThat(Completion.await(first).event()).isInstanceOf(OrderEvent.Submitted.class);
            assertThat(Completion.await(second).event())
                    .isInstanceOfSatisfying(
                            OrderEvent.Denied.class,
                            denied -> assertThat(denied.reasonCode()).isEqualTo("TRADING_HALTED"));
        }
    }

    private static OrderTicket buy() {
        return new OrderTicket(
                "engine", null, null, Side.BUY, "0.1", OrderKind.limit("1"), "a test", null);
    }

    private EngineManager manager(EngineListener listener, ScriptedStrategy.Script script) {
        return new EngineManager(
                books.database(),
                books.clock(),
                "node",
                Duration.ofMillis(10),
                () -> new StrategyCatalog(List.of(ScriptedStrategy.factory(script))),
                listener);
    }

    /** Hears nothing. */
    private static class Listener implements EngineListener {
        @Override
        public void changed(String engine, EngineState state) {}

        @Override
        public void ordered(String engine, String clientOrderId, OrderEvent event) {}

        @Override
        public void degraded(String engine, boolean late) {}
    }
}
