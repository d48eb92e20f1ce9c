package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.core.OrderWitness;
import dev.tradekeep.engine.simulation.Dice;
import dev.tradekeep.engine.simulation.RandomTrader;
import dev.tradekeep.engine.strategy.BuyAndHold;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.FailingStore;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.StrategyRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperRunIT {
    private static final long T0 = EngineBooks.START;
    private static final EngineListener SILENT =
            new EngineListener() {
                @Override
                public void changed(String engine, dev.tradekeep.store.engines.EngineState state) {}

                @Override
                public void ordered(String engine, String clientOrderId, OrderEvent event) {}
            };

    @TempDir private Path folder;

    /** The sale is made once, however often the engine is killed after it. */
    @Test
    void killedTwiceAfterTheSaleItTradesOnceAndNeverAgain() {
        List<Long> closes = new ArrayList<>(List.of(1000L, 1010L, 1000L, 1020L, 1030L, 1010L));
        for (int i = 0; i < 60; i++) {
            closes.add(1000L);
        }
        try (Desk desk = new Desk("f1.db", "crossover:fast=1,slow=2", "10000", flat(closes))) {
            desk.start();
            desk.steps(12);
            desk.kill();
            desk.start();
            desk.steps(5);
            desk.kill();
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books.rows("trades", "side", "price", "executed_at"))
                    .containsExactly(
                            "BUY|1030|" + (T0 + 4 * EngineBooks.MINUTE),
                            "SELL|1000|" + (T0 + 6 * EngineBooks.MINUTE));
            assertThat(desk.books.rows("balances WHERE asset_id = 2", "amount"))
                    .containsExactly("969977");
        }
    }

    /** A restart in the middle of a position does not forget on which side it was. */
    @Test
    void restartedInAPositionItStillSells() {
        List<Long> closes = new ArrayList<>(List.of(1000L, 1000L, 1000L, 1000L, 1000L, 990L));
        for (long price = 101; price <= 109; price++) {
            closes.add(price * 10);
        }
        for (long price = 108; price >= 82; price -= 2) {
            closes.add(price * 10);
        }
        try (Desk desk = new Desk("f6.db", "crossover:fast=1,slow=5", "10000", flat(closes))) {
            desk.start();
            desk.steps(12);
            desk.kill();
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books.rows("trades", "side", "executed_at"))
                    .containsExactly(
                            "BUY|" + (T0 + 7 * EngineBooks.MINUTE),
                            "SELL|" + (T0 + 17 * EngineBooks.MINUTE));
        }
    }

    /** A stop and a start within a day lose nothing of the day's row. */
    @Test
    void aDayThatWasInterruptedCountsAllItsTrades() {
        List<Candle> wave = wave(5, 1_400);
        List<String> alone;
        try (Desk desk = new Desk("whole.db", "crossover:fast=2,slow=5", "10000", wave)) {
            desk.start();
            desk.runToTheEnd();
            alone = desk.days();
            assertThat(desk.books.rows("trades", "id")).hasSizeGreaterThan(30);
        }
        try (Desk desk = new Desk("cut.db", "crossover:fast=2,slow=5", "10000", wave)) {
            desk.start();
            desk.steps(700);
            desk.stop();
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.days()).isEqualTo(alone);
        }
    }

    /** A flatten halt takes the resting order off and closes the position. */
    @Test
    void flattenCancelsWhatRestsAndClosesWhatIsHeld() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long low = i == 5 ? 900 : 1000;
            candles.add(candle(i, 1000, 1000, low, 1000));
        }
        try (Desk desk = new Desk("f2.db", "buy-and-hold:stake-bps=1000", "10000", candles)) {
            desk.start();
            desk.steps(3);
            assertThat(desk.books.rows("positions", "quantity")).containsExactly("100000");
            desk.run()
                    .place(
                            new OrderWish(
                                    0,
                                    Side.BUY,
                                    new OrderTerms.Limit(950),
                                    200_000,
                                    OrderConditions.GTC,
                                    null,
                                    "rests",
                                    null),
                            OrderWitness.NONE);
            desk.steps(1);
            desk.write(t ->
                    new TradingHaltRepository(t)
                            .raise(HaltLevel.FLATTEN, null, "enough", null, T0));
            desk.run().restrict();
            desk.runToTheEnd();
            assertThat(desk.books.rows("positions", "quantity")).containsExactly("0");
            assertThat(desk.books.rows("orders WHERE type = 'LIMIT'", "status"))
                    .containsExactly("CANCELED");
            assertThat(desk.books.rows("orders WHERE closed_at IS NULL", "id")).isEmpty();
        }
    }

    /** One wish that cannot be granted is one row with a count. */
    @Test
    void thousandsOfDenialsOfOneWishAreOneRow() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            candles.add(candle(i, 1000, 1000, 1000, 1000));
        }
        try (Desk desk = new Desk("f16.db", "buy-and-hold:stake-bps=10000", "10000", candles)) {
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books.rows("risk_events", "code", "count"))
                    .containsExactly("INSUFFICIENT_BALANCE|2000");
            assertThat(desk.books.rows("orders", "status")).containsExactly("DENIED");
        }
    }

    @Test
    void killedAtAnyMomentItTradesAsTheOneLeftAlone() {
        for (long seed = 1; seed <= 12; seed++) {
            List<Candle> candles = wave(seed, 250);
            String strategy = "random:seed=" + seed;
            List<String> alone;
            try (Desk desk = new Desk("alone" + seed + ".db", strategy, "10000", candles)) {
                desk.start();
                desk.runToTheEnd();
                alone = desk.results();
                assertThat(desk.books.failedChecks()).isEmpty();
            }
            try (Desk desk = new Desk("killed" + seed + ".db", strategy, "10000", candles)) {
                desk.start();
                desk.runThroughKills(new Dice(seed, "kills"));
                assertThat(desk.kills).as("seed %d", seed).isGreaterThan(5);
                List<String> found = desk.results();
                for (int i = 0; i < Math.min(found.size(), alone.size()); i++) {
                    assertThat(found.get(i)).as("seed %d, row %d", seed, i).isEqualTo(alone.get(i));
                }
                assertThat(found).as("seed %d", seed).hasSameSizeAs(alone);
                assertThat(desk.books.failedChecks()).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static List<Candle> flat(List<Long> closes) {
        List<Candle> candles = new ArrayList<>();
        for (long close : closes) {
            candles.add(candle(candles.size(), close, close, close, close));
        }
        return candles;
    }

    private static List<Candle> wave(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>();
        long price = 1_000;
        for (int i = 0; i < count; i++) {
            long open = Math.max(200, price + random.nextInt(-5, 6));
            long close = Math.max(200, open + random.nextInt(-30, 31));
            long high = Math.max(open, close) + random.nextInt(20);
            long low = Math.max(100, Math.min(open, close) - random.nextInt(20));
            candles.add(candle(i, open, high, low, close));
            price = close;
        }
        return candles;
    }

    private static Candle candle(int number, long open, long high, long low, long close) {
        return new Candle(T0 + number * EngineBooks.MINUTE, open, high, low, close, 10_000_000);
    }

    /** An engine, its books and its candles, to be killed and started again. */
    private final class Desk implements AutoCloseable {
        private final EngineBooks books;
        private final Reader reader;
        private final StrategyCatalog strategies =
                new StrategyCatalog(
                        List.of(
                                RandomTrader.factory(),
                                new BuyAndHold.Factory(),
                                StrategyCatalog.standard().factories().iterator().next()));
        private final FailingStore store;
        private int kills;
        private @Nullable PaperRun begun;

        Desk(String file, String strategy, String cash, List<Candle> candles) {
            books = EngineBooks.create(folder.resolve(file));
            store = new FailingStore(books.database());
            CandleSeries series = books.series(candles);
            assertThat(series.candles()).isEqualTo(candles.size());
            int colon = strategy.indexOf(':');
            write(t -> {
                long id =
                        new StrategyRepository(t)
                                .ensure(strategy.substring(0, colon), "of the test", T0);
                return new PresetRepository(t)
                        .create(
                                id,
                                "preset",
                                strategy.substring(colon + 1),
                                List.of(books.listed().id()),
                                T0);
            });
            write(t -> new PaperEngineSetup("engine", "preset", cash, false).create(t, T0));
            reader = books.database().openReader();
        }

        private <R> R write(dev.tradekeep.store.sql.UnitOfWork<R> work) {
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
                                                        .start(
                                                                engine.id(),
                                                                "test",
                                                                incarnation,
                                                                T0);
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
                return new PaperRun(store, reader, plan, owner, incarnation, SILENT);
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
                run().step(run().nextCandle().orElseThrow());
            }
        }

        void runToTheEnd() {
            Optional<Candle> next = run().nextCandle();
            while (next.isPresent()) {
                run().step(next.get());
                next = run().nextCandle();
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
                    if (runUntil(dice.below(60, moment, 2))) {
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
                Optional<Candle> next = run().nextCandle();
                if (next.isEmpty()) {
                    return true;
                }
                run().step(next.get());
            }
            return false;
        }

        List<String> days() {
            return books.rows(
                    "performance_daily",
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
                            "side",
                            "price",
                            "quantity",
                            "notional",
                            "slippage",
                            "fee",
                            "executed_at"));
            all.addAll(books.rows("ledger_entries", "posting_id", "line", "account", "amount"));
            all.addAll(books.rows("positions", "quantity", "cost", "realized_pnl"));
            all.addAll(books.rows("balances", "asset_id", "amount"));
            all.addAll(days());
            return all;
        }

        @Override
        public void close() {
            reader.close();
            books.close();
        }
    }
}
