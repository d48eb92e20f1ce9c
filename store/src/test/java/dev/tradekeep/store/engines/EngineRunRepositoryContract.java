package dev.tradekeep.store.engines;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineRunRepositoryContract extends StoreContract {
    private long engine;
    private long run;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        engine = world.engineId();
        run = world.runId();
    }

    @Test
    void keepsEveryColumnOfRunsAndTheirEvents() {
        long next = read(t -> new EngineRunRepository(t).nextId());
        assertThat(next).isEqualTo(2);
        long second =
                write(t -> new EngineRunRepository(t).start(engine, "cross 5/20", 7, NOW + 2));
        run(t -> new EngineRunRepository(t).complete(engine, run, 45_031, NOW + 3));
        run(t -> new EngineRunRepository(t).fail(engine, second, 7, "no more ideas", NOW + 4));

        assertThat(rows("SELECT * FROM engine_runs"))
                .containsExactly(
                        "1|1|buy-and-hold|completed|45031|0|%d|%d".formatted(NOW, NOW + 3),
                        "2|1|cross 5/20|failed|7|7|%d|%d".formatted(NOW + 2, NOW + 4));
        assertThat(rows("SELECT * FROM engine_events"))
                .containsExactly(
                        "1|1|1|started|buy-and-hold|" + NOW,
                        "2|1|2|started|cross 5/20|" + (NOW + 2),
                        "3|1|1|stopped||" + (NOW + 3),
                        "4|1|2|failed|no more ideas|" + (NOW + 4));
    }

    @Test
    void aRunHasNotEndedUntilItIsSaid() {
        assertThat(rows("SELECT status, candles, ended_at FROM engine_runs"))
                .containsExactly("running|0|");
    }

    @Test
    void closesWhatADeadProcessLeftOpen() {
        run(t -> new EngineRepository(t).claim(engine, "node", NOW, Long.MIN_VALUE));

        assertThat(closeAbandoned(NOW)).as("its owner lives").isZero();
        assertThat(closeAbandoned(NOW + 1)).isEqualTo(1);
        assertThat(closeAbandoned(Long.MAX_VALUE)).as("again").isZero();

        assertThat(rows("SELECT status, ended_at FROM engine_runs"))
                .containsExactly("failed|" + (NOW + 9));
        assertThat(rows("SELECT actual_state, owner_node, heartbeat_at FROM engines"))
                .containsExactly("failed||");
        assertThat(rows("SELECT engine_run_id, event FROM engine_events WHERE id > 1"))
                .containsExactly("1|abandoned");
    }

    @Test
    void leavesRunsThatHaveEndedAndEnginesThatWereStopped() {
        run(t -> new EngineRunRepository(t).complete(engine, run, 1, NOW + 1));
        write(t ->
                new EngineRunRepository(t).start(engine, "later than the clock", 0, NOW + 1_000));

        assertThat(closeAbandoned(Long.MAX_VALUE)).isEqualTo(1);

        assertThat(rows("SELECT status FROM engine_runs")).containsExactly("completed", "failed");
        assertThat(rows("SELECT actual_state FROM engines")).containsExactly("stopped");
    }

    @Test
    void cutsALongDetail() {
        run(t -> new EngineRunRepository(t).fail(engine, run, 0, "x".repeat(5_000), NOW));

        assertThat(rows("SELECT length(detail) FROM engine_events WHERE event = 'failed'"))
                .containsExactly("1000");
    }

    @Test
    void forgetsOldEventsInSteps() {
        for (int i = 1; i <= 4; i++) {
            long at = NOW + i;
            run(t ->
                    new EngineRunRepository(t)
                            .addEvent(engine, null, EngineEvent.STOPPED, null, at));
        }

        long first = write(t -> new EngineRunRepository(t).deleteEvents(NOW + 3, 2));
        long second = write(t -> new EngineRunRepository(t).deleteEvents(NOW + 3, 2));

        assertThat(List.of(first, second)).containsExactly(2L, 1L);
        assertThat(rows("SELECT occurred_at FROM engine_events"))
                .containsExactly(Long.toString(NOW + 3), Long.toString(NOW + 4));
    }

    private int closeAbandoned(long silentBefore) {
        return write(t -> new EngineRunRepository(t).closeAbandoned(silentBefore, NOW + 9));
    }
}
