package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.simulation.Dice;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.LimitTerms;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetTerms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralMarketsIT {
    private static final long T0 = EngineBooks.START;
    private static final Interval FIVE_MINUTES = Interval.parse("5m");
    private static final Instrument ADA_USD = instrument("ADA");
    private static final Instrument ETH_USD = instrument("ETH");

    @TempDir private Path folder;

    @Test
    void killedAtAnyMomentItTradesAsTheOneLeftAlone() {
        for (long seed = 1; seed <= 6; seed++) {
            List<String> alone;
            try (PaperDesk desk = desk("alone" + seed, seed)) {
                desk.start();
                desk.runToTheEnd();
                alone = desk.results();
                assertThat(desk.books().rows("trades GROUP BY 1", "instrument_id")).hasSize(3);
                assertThat(desk.books().rows("trades GROUP BY 1", "portfolio_id")).hasSize(2);
                assertThat(desk.books().failedChecks()).isEmpty();
            }
            try (PaperDesk desk = desk("killed" + seed, seed)) {
                desk.start();
                desk.runThroughKills(new Dice(seed, "kills"));
                assertThat(desk.kills()).as("seed %d", seed).isGreaterThan(5);
                List<String> found = desk.results();
                for (int i = 0; i < Math.min(found.size(), alone.size()); i++) {
                    assertThat(found.get(i)).as("seed %d, row %d", seed, i).isEqualTo(alone.get(i));
                }
                assertThat(found).as("seed %d", seed).hasSameSizeAs(alone);
                assertThat(desk.books().failedChecks()).as("seed %d", seed).isEmpty();
            }
        }
    }

    /** The same of a process that is killed, not asked, while its writer writes. */
    @Test
    void aProcessKilledAtSixMomentsTradesAsTheOneLeftAlone() {
        long seed = 7;
        List<String> alone;
        try (PaperDesk desk = desk("alone-process", seed)) {
            desk.start();
            desk.runToTheEnd();
            alone = desk.results();
        }
        desk("killed-process", seed).close();
        Path file = folder.resolve("killed-process.db");
        Dice dice = new Dice(seed, "processes");
        int kills = 6;
        for (int start = 0; start < kills; start++) {
            run(file, start, 1 + dice.below(40, start, 0));
        }
        run(file, kills, Long.MAX_VALUE);
        try (PaperDesk desk = PaperDesk.reopen(file, kills + 1)) {
            assertThat(desk.results()).containsExactlyElementsOf(alone);
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    /** Runs an engine in a process, and kills it after so many moments or at its end. */
    private static void run(Path file, int starts, long moments) {
        try (ChildProcess process = ChildProcess.start(PaperProcess.class, file, starts)) {
            String last = "";
            for (long seen = 0; seen < moments && !last.equals(PaperProcess.DONE); seen++) {
                last = process.readLine();
            }
        }
    }

    /** What was sent in the minute before a restart counts for the minute after it. */
    @Test
    void ordersOfAMinuteCountAcrossARestart() {
        try (PaperDesk desk = new PaperDesk(folder.resolve("rate.db"))) {
            long btc = desk.books().listed().id();
            desk.books().series(flat(1000, 1000, 1000, 1000));
            desk.preset("hold", "buy-and-hold:stake-bps=1000", false, null, btc);
            desk.engine("10000", "hold");
            desk.write(t ->
                    new RiskLimitRepository(t)
                            .set(
                                    new LimitTerms(
                                            RiskLimitKind.ORDERS_PER_MINUTE,
                                            LimitAction.DENY,
                                            RiskScope.EVERYTHING,
                                            null,
                                            1),
                                    T0));
            desk.start();
            desk.steps(1);
            desk.kill();
            desk.start();
            desk.place(OrderWish.market(0, Side.BUY, 100, "one too many"));
            assertThat(desk.books().rows("orders", "slot", "status"))
                    .containsExactly("-|DENIED", "0|SUBMITTED");
        }
    }

    /** Two strategies of one kind on two instruments know nothing of each other. */
    @Test
    void eachInstrumentOfAPresetHasAStrategyOfItsOwn() {
        try (PaperDesk desk = new PaperDesk(folder.resolve("own.db"))) {
            ListedInstrument ada = desk.books().list(ADA_USD);
            desk.books().series(flat(1000, 990, 980, 1010, 1020, 1020));
            desk.books().series(ada, Interval.ONE_MINUTE, flat(900, 890, 880, 870, 860, 850));
            long btc = desk.books().listed().id();
            desk.preset("cross", "crossover:fast=1,slow=2", false, null, btc, ada.id());
            desk.engine("10000", "cross");
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books().rows("orders", "instrument_id", "slot", "side"))
                    .containsExactly(btc + "|1|BUY");
        }
    }

    /** A preset that loses an instrument and gets another gives no number twice. */
    @Test
    void numbersOfStrategiesStayWhenThePresetChanges() {
        try (PaperDesk desk = new PaperDesk(folder.resolve("numbers.db"))) {
            long btc = desk.books().listed().id();
            ListedInstrument eth = desk.books().list(ETH_USD);
            desk.books().series(flat(1000, 1000, 1000, 1010));
            desk.books().series(eth, Interval.ONE_MINUTE, flat(1000, 1000, 1000, 1010));
            desk.preset("hold", "buy-and-hold:stake-bps=1000", false, null, btc);
            desk.engine("10000", "hold");
            desk.start();
            desk.runToTheEnd();
            desk.write(t -> {
                PresetRepository presets = new PresetRepository(t);
                long id = presets.find("hold").orElseThrow().id();
                presets.update(id, PresetTerms.of("stake-bps=1000"), List.of(eth.id()), T0);
                return id;
            });
            desk.kill();
            desk.start();
            assertThat(desk.books().rows("engine_slots", "slot", "instrument_id"))
                    .containsExactly("0|" + btc, "1|" + eth.id());
            // It begins where the engine is, not where its candles begin.
            assertThat(desk.run().next().orElseThrow().closeTime())
                    .isEqualTo(T0 + 4 * EngineBooks.MINUTE);
        }
    }

    private PaperDesk desk(String name, long seed) {
        PaperDesk desk = new PaperDesk(folder.resolve(name + ".db"));
        EngineBooks books = desk.books();
        long btc = books.listed().id();
        ListedInstrument ada = books.list(ADA_USD);
        ListedInstrument eth = books.list(ETH_USD);
        books.series(wave(seed, 250, EngineBooks.MINUTE));
        books.series(eth, Interval.ONE_MINUTE, wave(seed + 100, 200, EngineBooks.MINUTE));
        books.series(ada, FIVE_MINUTES, wave(seed + 200, 50, FIVE_MINUTES.micros()));
        desk.preset("shared", "random:seed=" + seed, false, null, eth.id(), btc);
        desk.preset("own", "random:seed=" + (seed + 50), true, null, eth.id(), ada.id());
        desk.preset("timers", "timer:", false, null, btc, eth.id());
        desk.engine("10000", "own", "shared", "timers");
        return desk;
    }

    private static List<Candle> flat(long... closes) {
        List<Candle> candles = new ArrayList<>();
        for (long close : closes) {
            long at = T0 + candles.size() * EngineBooks.MINUTE;
            candles.add(new Candle(at, close, close, close, close, 10_000_000));
        }
        return candles;
    }

    private static List<Candle> wave(long seed, int count, long interval) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>();
        long price = 1_000;
        for (int i = 0; i < count; i++) {
            long open = Math.max(200, price + random.nextInt(-5, 6));
            long close = Math.max(200, open + random.nextInt(-30, 31));
            long high = Math.max(open, close) + random.nextInt(20);
            long low = Math.max(100, Math.min(open, close) - random.nextInt(20));
            // Now and then a candle is missing.
            if (random.nextInt(40) != 0) {
                candles.add(new Candle(T0 + i * interval, open, high, low, close, 10_000_000));
            }
            price = close;
        }
        return candles;
    }

    private static Instrument instrument(String base) {
        return new Instrument(base + "/USD", new Asset(base, 8), TestBooks.USD, 1, 4, 1, 1, 1, 0);
    }
}
