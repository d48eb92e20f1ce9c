package dev.tradekeep.store.engines;

import static dev.tradekeep.store.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.testing.BooksIT;
import dev.tradekeep.store.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class EngineRepositoryIT extends BooksIT {
    @Test
    void keepsEveryColumnOfAnEngineAndItsRuns() {
        World world = makeWorld();
        long exchange = world.listed().exchangeId();
        long again =
                write(t ->
                        new EngineRepository(t)
                                .ensure(
                                        "engine",
                                        EngineMode.BACKTEST,
                                        exchange,
                                        world.portfolioId(),
                                        NOW + 1));
        long second = write(t -> new EngineRunRepository(t).start(again, "cross 5/20", NOW + 2));
        run(t -> new EngineRunRepository(t).complete(again, world.runId(), 45_031, NOW + 3));
        run(t -> new EngineRunRepository(t).fail(again, second, 7, "why", NOW + 4));

        assertThat(again).isEqualTo(world.engineId());
        assertThat(rows("SELECT * FROM engines"))
                .containsExactly("1|engine|backtest|1||1||0|stopped|stopped|||" + NOW);
        assertThat(rows("SELECT * FROM engine_runs"))
                .containsExactly(
                        "1|1|buy-and-hold|completed|45031|%d|%d".formatted(NOW, NOW + 3),
                        "2|1|cross 5/20|failed|7|%d|%d".formatted(NOW + 2, NOW + 4));
    }

    @Test
    void aRunHasNotEndedUntilItIsSaid() {
        makeWorld();

        assertThat(rows("SELECT status, candles, ended_at FROM engine_runs"))
                .containsExactly("running|0|");
    }
}
