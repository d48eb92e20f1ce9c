package dev.tradekeep.engine.paper;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.simulation.Dice;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strategies register: indicators, longer candles, other instruments. */
class RegisteredSeriesIT {
    private static final Instrument ETH_USD =
            new Instrument("ETH/USD", new Asset("ETH", 8), TestBooks.USD, 1, 4, 1, 1, 1, 0);

    @TempDir private Path folder;

    /** Recursive indicators are as they were, bit for bit: their state is a row of the results. */
    @Test
    void killedAtAnyMomentItTradesAsTheOneLeftAlone() {
        for (long seed = 1; seed <= 4; seed++) {
            List<String> alone;
            try (PaperDesk desk = desk("alone" + seed, seed)) {
                desk.start();
                desk.runToTheEnd();
                alone = desk.results();
                assertThat(desk.books().rows("trades GROUP BY 1", "instrument_id")).hasSize(2);
                assertThat(desk.books().rows("strategy_states", "state"))
                        .singleElement()
                        .asString()
                        .contains(
                                "#indicators", "Drift(5)", "5m Drift(3)", "ETH/USD of 1m Drift(4)");
            }
            try (PaperDesk desk = desk("killed" + seed, seed)) {
                desk.start();
                desk.runThroughKills(new Dice(seed, "kills"));
                assertThat(desk.kills()).as("seed %d", seed).isGreaterThan(5);
                assertThat(desk.results()).as("seed %d", seed).containsExactlyElementsOf(alone);
                assertThat(desk.books().failedChecks()).as("seed %d", seed).isEmpty();
            }
        }
    }

    @Test
    void saysWhichCandlesAreMissingAndHowToImportThem() {
        try (PaperDesk desk = new PaperDesk(folder.resolve("missing.db"))) {
            long btc = desk.books().listed().id();
            assertThat(desk.books().series(walk(1, 10)).candles()).isEqualTo(10);
            desk.preset("pair", "pair:other=DOGE/USD", false, Interval.ONE_MINUTE, btc);
            desk.engine("10000", "pair");
            assertThatThrownBy(desk::start)
                    .hasMessageContaining(
                            "wanted candles of DOGE/USD of 1m, which strategy pair looks at; import"
                                    + " them with 'tradekeep market import candles FILE"
                                    + " --instrument DOGE/USD'");
        }
    }

    @Test
    void refusesStrategiesThatLookAtOneAnotherInACircle() {
        try (PaperDesk desk = new PaperDesk(folder.resolve("circle.db"))) {
            long btc = desk.books().listed().id();
            ListedInstrument eth = desk.books().list(ETH_USD);
            desk.books().series(walk(1, 10));
            desk.books().series(eth, Interval.ONE_MINUTE, walk(2, 10));
            desk.preset("one", "pair:other=ETH/USD", false, Interval.ONE_MINUTE, btc);
            desk.preset("two", "pair:other=BTC/USD", false, Interval.ONE_MINUTE, eth.id());
            desk.engine("10000", "one", "two");
            assertFails(ErrorCode.CONFLICT, desk::start);
            assertThatThrownBy(desk::start)
                    .hasMessageContaining("in a circle: BTC/USD of 1m, ETH/USD of 1m");
        }
    }

    private PaperDesk desk(String name, long seed) {
        PaperDesk desk = new PaperDesk(folder.resolve(name + ".db"));
        ListedInstrument eth = desk.books().list(ETH_USD);
        desk.books().series(walk(seed, 600));
        desk.books().series(eth, Interval.ONE_MINUTE, walk(seed + 100, 600));
        desk.preset(
                "pair",
                "pair:share-bps=4000",
                false,
                Interval.ONE_MINUTE,
                desk.books().listed().id());
        desk.engine("10000", "pair");
        return desk;
    }

    private static List<Candle> walk(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>();
        long close = 10_000;
        for (int i = 0; i < count; i++) {
            long open = close;
            close = Math.max(100, close + random.nextLong(-60, 61));
            candles.add(
                    new Candle(
                            EngineBooks.START + i * EngineBooks.MINUTE,
                            open,
                            Math.max(open, close) + random.nextLong(10),
                            Math.min(open, close) - random.nextLong(10),
                            close,
                            1_000_000));
        }
        return candles;
    }
}
