package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.OrderWish;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market that is closed at the weekend: its days have rows all the same. */
class IdleDaysIT {
    private static final long MINUTE = EngineBooks.MINUTE;
    private static final long DAY = 24 * 60 * MINUTE;

    /** A Friday, since 1970. */
    private static final long FRIDAY = 20_091;

    private static final long FRIDAY_AT = FRIDAY * DAY;
    private static final int CANDLES_OF_A_DAY = 20;
    private static final String STRATEGY = "buy-and-hold:stake-bps=9500";

    @TempDir Path folder;

    /** The last minutes of Friday, and the first of Monday's trading at 10:00. */
    private static List<Candle> candles() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < CANDLES_OF_A_DAY; i++) {
            candles.add(candle(FRIDAY_AT + DAY - (CANDLES_OF_A_DAY - i) * MINUTE, 10_000 + i));
        }
        for (int i = 0; i < CANDLES_OF_A_DAY; i++) {
            candles.add(candle(FRIDAY_AT + 3 * DAY + (600 + i) * MINUTE, 11_000 + i));
        }
        return candles;
    }

    private static Candle candle(long at, long close) {
        return new Candle(at, close, close, close, close, 1_000_000);
    }

    @Test
    void haveARowEachWheneverTheEngineIsStartedAgain() {
        List<String> alone;
        try (PaperDesk desk =
                new PaperDesk(folder.resolve("alone.db"), STRATEGY, "1000", candles())) {
            desk.start();
            desk.runToTheEnd();
            alone = days(desk);
        }
        for (int first = 0; first <= candles().size(); first += 4) {
            for (boolean stopped : new boolean[] {true, false}) {
                Path file = folder.resolve(first + "-" + stopped + ".db");
                try (PaperDesk desk = new PaperDesk(file, STRATEGY, "1000", candles())) {
                    desk.start();
                    desk.steps(first);
                    if (stopped) {
                        desk.stop();
                    } else {
                        desk.kill();
                    }
                    desk.start();
                    desk.runToTheEnd();
                    assertThat(days(desk)).as("after %d, %s", first, stopped).isEqualTo(alone);
                }
            }
        }
        long late = DAY - CANDLES_OF_A_DAY * MINUTE;
        long monday = FRIDAY_AT + 3 * DAY;
        assertThat(alone)
                .hasSize(4)
                .satisfiesExactly(
                        friday ->
                                assertThat(friday)
                                        .startsWith(FRIDAY + "|1|")
                                        .endsWith((FRIDAY_AT + late) + "|" + (FRIDAY_AT + DAY)),
                        saturday ->
                                assertThat(saturday)
                                        .startsWith(FRIDAY + 1 + "|0|0|")
                                        .endsWith("|0|" + (FRIDAY_AT + DAY) + "|" + (monday - DAY)),
                        sunday ->
                                assertThat(sunday)
                                        .startsWith(FRIDAY + 2 + "|0|0|")
                                        .endsWith("|0|" + (monday - DAY) + "|" + monday),
                        last ->
                                assertThat(last)
                                        .startsWith(FRIDAY + 3 + "|0|")
                                        .endsWith(
                                                monday
                                                        + "|"
                                                        + (monday
                                                                + (600 + CANDLES_OF_A_DAY)
                                                                        * MINUTE)));
    }

    /** What a person does at midnight is of the next day; the close then is of the one it ends. */
    @Test
    void anOrderAtMidnightTakesNoCloseFromTheDay() {
        List<String> fridays = new ArrayList<>();
        for (boolean asked : new boolean[] {false, true}) {
            Path file = folder.resolve("asked-" + asked + ".db");
            try (PaperDesk desk = new PaperDesk(file, STRATEGY, "1000", candles())) {
                desk.start();
                desk.steps(CANDLES_OF_A_DAY);
                if (asked) {
                    desk.place(
                            new OrderWish(
                                    0,
                                    Side.BUY,
                                    new OrderTerms.Limit(1_000),
                                    1_000,
                                    OrderConditions.GTC,
                                    null,
                                    "",
                                    null));
                }
                desk.runToTheEnd();
                fridays.add(days(desk).getFirst());
            }
        }
        assertThat(fridays.getLast()).isEqualTo(fridays.getFirst());
    }

    /** While the engine runs, what its day has made so far counts. */
    @Test
    void aRunningEngineIsToldUpToItsLastBooking() {
        try (PaperDesk desk =
                new PaperDesk(folder.resolve("running.db"), STRATEGY, "1000", candles())) {
            desk.start();
            desk.steps(CANDLES_OF_A_DAY + 2);

            PortfolioPerformance told = read(desk);

            assertThat(told.endedAt()).isGreaterThanOrEqualTo(FRIDAY_AT + 3 * DAY);
            assertThat(told.beganAt()).isGreaterThan(FRIDAY_AT);
            assertThat(told.parts())
                    .singleElement()
                    .satisfies(part -> {
                        assertThat(part.strategy()).isEqualTo("preset");
                        assertThat(part.performance().get(Measure.OPEN_PROFIT))
                                .isInstanceOf(Statistic.Money.class);
                    });
            assertThat(told.whole().hold()).isNotNull();
            assertThat(told.whole().account().get(Measure.PROFIT))
                    .isEqualTo(told.whole().account().get(Measure.OPEN_PROFIT));
        }
    }

    private static PortfolioPerformance read(PaperDesk desk) {
        try (Reader reader = desk.books().database().openReader()) {
            return reader.read(t -> PortfolioPerformance.read(t, "engine"));
        }
    }

    private static List<String> days(PaperDesk desk) {
        return desk.books()
                .rows(
                        "performance_daily",
                        "day",
                        "trades",
                        "fees",
                        "start_equity",
                        "end_equity",
                        "max_drawdown_bps",
                        "began_at",
                        "ended_at");
    }
}
