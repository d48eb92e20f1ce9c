package dev.tradekeep.store.startups;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupRepositoryContract extends StoreContract {
    private static final StartupStep OPEN = new StartupStep(1, "open", StepOutcome.DONE, null, 70);
    private static final StartupStep AUDIT =
            new StartupStep(2, "audit", StepOutcome.FAILED, "the ledger is damaged", 90);
    private static final StartupStep ENGINES =
            new StartupStep(3, "engines", StepOutcome.SKIPPED, "needs audit", 0);

    @Test
    void tellsTheLastStartWithItsSteps() {
        assertThat(read((Transaction t) -> new StartupRepository(t).last())).isEmpty();
        begin(NOW);
        long id = begin(NOW + 10);
        run(t -> {
            StartupRepository starts = new StartupRepository(t);
            starts.addStep(id, OPEN);
            starts.addStep(id, AUDIT);
            starts.addStep(id, ENGINES);
        });

        assertThat(read((Transaction t) -> new StartupRepository(t).last()))
                .contains(
                        new StartupRun(
                                id,
                                "node",
                                "1.0",
                                StartupOutcome.STARTING,
                                NOW + 10,
                                null,
                                List.of(OPEN, AUDIT, ENGINES)));

        run(t -> new StartupRepository(t).end(id, StartupOutcome.DEGRADED, NOW + 20));

        assertThat(read((Transaction t) -> new StartupRepository(t).last()))
                .get()
                .returns(StartupOutcome.DEGRADED, StartupRun::outcome)
                .returns(NOW + 20, StartupRun::endedAt);
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        StartupListing.STEPS_OF_START,
                                        Map.of("run", Long.toString(id)),
                                        "outcome")))
                .containsExactly("done", "failed", "skipped");
    }

    @Test
    void aStartThatWasKilledHasFailedByTheNext() {
        begin(NOW);
        begin(NOW + 10);

        assertThat(rows("SELECT outcome, ended_at FROM startup_runs ORDER BY id"))
                .containsExactly("failed|" + (NOW + 10), "starting|");
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        StartupListing.STARTS_OF_OUTCOME,
                                        Map.of("outcome", "failed"),
                                        "id")))
                .containsExactly("1");
    }

    @Test
    void sweepsOldOnesWithTheirSteps() {
        for (int i = 0; i < 5; i++) {
            long id = begin(NOW + i);
            run(t -> new StartupRepository(t).addStep(id, OPEN));
        }

        assertThat(sweep()).isEqualTo(2);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT startup_run_id FROM startup_steps ORDER BY 1"))
                .containsExactly("4", "5");
    }

    private long sweep() {
        return write(t -> new StartupRepository(t).sweep(2, 2));
    }

    private long begin(long at) {
        return write(t -> new StartupRepository(t).begin("node", "1.0", at));
    }
}
