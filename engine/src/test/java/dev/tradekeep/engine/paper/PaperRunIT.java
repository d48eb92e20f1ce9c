package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.simulation.Dice;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.LimitText;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperRunIT {
    private static final long T0 = EngineBooks.START;
    @TempDir private Path folder;

    /** The sale is made once, however often the engine is killed after it. */
    @Test
    void killedTwiceAfterTheSaleItTradesOnceAndNeverAgain() {
        List<Long> closes = new ArrayList<>(List.of(1000L, 1010L, 1000L, 1020L, 1030L, 1010L));
        for (int i = 0; i < 60; i++) {
            closes.add(1000L);
        }
        try (PaperDesk desk = desk("f1.db", "crossover:fast=1,slow=2", "10000", flat(closes))) {
            desk.start();
            desk.steps(12);
            desk.kill();
            desk.start();
            desk.steps(5);
            desk.kill();
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books().rows("trades", "side", "price", "executed_at"))
                    .containsExactly(
                            "BUY|1030|" + (T0 + 4 * EngineBooks.MINUTE),
                            "SELL|1000|" + (T0 + 6 * EngineBooks.MINUTE));
            assertThat(desk.books().rows("balances WHERE asset_id = 2", "amount"))
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
        try (PaperDesk desk = desk("f6.db", "crossover:fast=1,slow=5", "10000", flat(closes))) {
            desk.start();
            desk.steps(12);
            desk.kill();
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books().rows("trades", "side", "executed_at"))
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
        try (PaperDesk desk = desk("whole.db", "crossover:fast=2,slow=5", "10000", wave)) {
            desk.start();
            desk.runToTheEnd();
            alone = desk.days();
            assertThat(desk.books().rows("trades", "id")).hasSizeGreaterThan(30);
        }
        try (PaperDesk desk = desk("cut.db", "crossover:fast=2,slow=5", "10000", wave)) {
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
        try (PaperDesk desk = desk("f2.db", "buy-and-hold:stake-bps=1000", "10000", candles)) {
            desk.start();
            desk.steps(3);
            assertThat(desk.books().rows("positions", "quantity")).containsExactly("100000");
            desk.place(
                    new OrderWish(
                            0,
                            Side.BUY,
                            new OrderTerms.Limit(950),
                            200_000,
                            OrderConditions.GTC,
                            null,
                            "rests",
                            null));
            desk.steps(1);
            desk.write(t ->
                    new TradingHaltRepository(t)
                            .raise(
                                    new TradingHaltRepository.Wanted(
                                            HaltLevel.FLATTEN, null, null, null, "enough", null),
                                    T0));
            desk.run().restrict();
            desk.runToTheEnd();
            assertThat(desk.books().rows("positions", "quantity")).containsExactly("0");
            assertThat(desk.books().rows("orders WHERE type = 'LIMIT'", "status"))
                    .containsExactly("CANCELED");
            assertThat(desk.books().rows("orders WHERE closed_at IS NULL", "id")).isEmpty();
        }
    }

    /** Nobody buys: ten orders are sent in all, however often the engine begins again. */
    @Test
    void howOftenAPositionWasToBeClosedOutlivesTheProcess() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            candles.add(
                    new Candle(
                            T0 + i * EngineBooks.MINUTE,
                            1000,
                            1000,
                            1000,
                            1000,
                            i < 4 ? 90_000_000 : 0));
        }
        try (PaperDesk desk = desk("stuck.db", "buy-and-hold:stake-bps=1000", "10000", candles)) {
            desk.write(t -> {
                long engine = new EngineRepository(t).find("engine").orElseThrow().id();
                new VenueSettings(VenueModel.DEFAULT, VolumeUnit.BASE, null).save(t, engine);
                return engine;
            });
            desk.start();
            desk.steps(5);
            desk.write(t ->
                    new TradingHaltRepository(t)
                            .raise(
                                    new TradingHaltRepository.Wanted(
                                            HaltLevel.FLATTEN, null, null, null, "enough", null),
                                    T0));
            desk.run().restrict();
            for (int i = 0; i < 3; i++) {
                desk.steps(4);
                desk.kill();
                desk.start();
                desk.run().restrict();
            }
            desk.runToTheEnd();
            assertThat(desk.books().rows("orders WHERE side = 'SELL'", "status"))
                    .hasSize(10)
                    .containsOnly("EXPIRED");
            assertThat(desk.books().rows("positions", "closing_tries")).containsExactly("10");
            assertThat(desk.books().rows("alerts", "code")).containsExactly("halt.stuck");
        }
    }

    /** A loss of 1,584 dollars denies what would open more, whatever happens to the engine. */
    @Test
    void aLossIsStillHeldAgainstItAfterAKillAndAfterAStop() {
        List<Long> closes = new ArrayList<>(List.of(1000L, 1000L, 1000L));
        for (int i = 0; i < 12; i++) {
            closes.add(840L);
        }
        for (RiskLimitKind kind : List.of(RiskLimitKind.DRAWDOWN_BPS, RiskLimitKind.DAILY_LOSS)) {
            String value = kind == RiskLimitKind.DAILY_LOSS ? "500 USD" : "10 %";
            try (PaperDesk desk =
                    desk(
                            "f4-" + kind + ".db",
                            "buy-and-hold:stake-bps=9900",
                            "10000",
                            flat(closes))) {
                desk.write(t ->
                        new RiskLimitRepository(t)
                                .set(
                                        new LimitText(t)
                                                .read(
                                                        kind,
                                                        LimitAction.DENY,
                                                        RiskScope.EVERYTHING,
                                                        value),
                                        T0));
                desk.start();
                desk.steps(6);
                desk.place(small());
                desk.kill();
                desk.start();
                desk.place(small());
                desk.steps(2);
                desk.stop();
                desk.start();
                desk.place(small());
                desk.stop();
                assertThat(desk.books().rows("orders WHERE quantity = 10", "status"))
                        .as("%s", kind)
                        .containsExactly("DENIED", "DENIED", "DENIED");
                assertThat(desk.books().rows("risk_events WHERE kind = 'breach'", "limit_id"))
                        .containsExactly("1");
                assertThat(desk.books().failedChecks()).isEmpty();
            }
        }
    }

    private static OrderWish small() {
        return new OrderWish(
                0,
                Side.BUY,
                new OrderTerms.Limit(100),
                10,
                OrderConditions.GTC,
                null,
                "more",
                null);
    }

    /** One wish that cannot be granted is one row with a count. */
    @Test
    void thousandsOfDenialsOfOneWishAreOneRow() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            candles.add(candle(i, 1000, 1000, 1000, 1000));
        }
        try (PaperDesk desk = desk("f16.db", "buy-and-hold:stake-bps=10000", "10000", candles)) {
            desk.start();
            desk.runToTheEnd();
            assertThat(desk.books().rows("risk_events", "code", "count"))
                    .containsExactly("INSUFFICIENT_BALANCE|2000");
            assertThat(desk.books().rows("orders", "status")).containsExactly("DENIED");
        }
    }

    @Test
    void killedAtAnyMomentItTradesAsTheOneLeftAlone() {
        for (long seed = 1; seed <= 12; seed++) {
            tradesAsTheOneLeftAlone("random:seed=" + seed, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crossover:fast=2,slow=5",
                "bracket:lookback=5",
                "bollinger:candles=5,trailing-stop-bps=300",
                "donchian:entry=5,exit=3",
                "macd:fast=3,slow=6,signal=2",
                "rsi-mean-reversion:candles=4,stop-loss-bps=200",
                "grid:step-bps=100,stop-loss-bps=500",
                "dollar-cost-averaging:every=5m,take-profit-bps=100"
            })
    void soDoesEveryStrategyThatComesWithTheProgram(String strategy) {
        tradesAsTheOneLeftAlone(strategy, 7);
    }

    private void tradesAsTheOneLeftAlone(String strategy, long seed) {
        List<Candle> candles = wave(seed, 250);
        List<String> alone;
        try (PaperDesk desk = desk("alone" + seed + ".db", strategy, "10000", candles)) {
            desk.start();
            desk.runToTheEnd();
            alone = desk.results();
            assertThat(desk.books().failedChecks()).isEmpty();
        }
        try (PaperDesk desk = desk("killed" + seed + ".db", strategy, "10000", candles)) {
            desk.start();
            desk.runThroughKills(new Dice(seed, "kills"));
            assertThat(desk.kills()).as("seed %d", seed).isGreaterThan(3);
            List<String> found = desk.results();
            for (int i = 0; i < Math.min(found.size(), alone.size()); i++) {
                assertThat(found.get(i)).as("seed %d, row %d", seed, i).isEqualTo(alone.get(i));
            }
            assertThat(found).as("seed %d", seed).hasSameSizeAs(alone);
            assertThat(desk.books().failedChecks()).as("seed %d", seed).isEmpty();
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

    private PaperDesk desk(String file, String strategy, String cash, List<Candle> candles) {
        return new PaperDesk(folder.resolve(file), strategy, cash, candles);
    }
}
