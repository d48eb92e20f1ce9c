package dev.tradekeep.store.startups;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupRepositoryContract extends StoreContract {
    private static final StartupStep OPEN = new StartupStep(1, "open", StepOutcome.DONE, null, 70);
    private static final StartupStep AUDIT =
            new StartupStep(2, "audit", StepOutcome.FAILED, "the ledger is damaged", 90);
    private static final StartupStep ENGINES =
            new StartupStep(3, "engines", StepOutcome.SKIPPED, "needs audit", 0);

    @Test
    void keepsAStartWithItsSteps() {
        long id = begin(NOW);
        run(t -> {
            StartupRepository starts = new StartupRepository(t);
            starts.addStep(id, OPEN);
            starts.addStep(id, AUDIT);
            starts.addStep(id, ENGINES);
        });

        assertThat(
                        rows(
                                "SELECT id, node, version, outcome, started_at, ended_at FROM startup_runs"))
                .containsExactly("1|node|1.0|starting|%d|".formatted(NOW));
        assertThat(
                        rows(
                                """
                                SELECT startup_run_id, position, name, outcome, detail,
                                    duration_micros
                                FROM startup_steps ORDER BY position\
                                """))
                .containsExactly(
                        "1|1|open|done||70",
                        "1|2|audit|failed|the ledger is damaged|90",
                        "1|3|engines|skipped|needs audit|0");

        run(t -> new StartupRepository(t).end(id, StartupOutcome.DEGRADED, NOW + 20));

        assertThat(rows("SELECT outcome, ended_at FROM startup_runs"))
                .containsExactly("degraded|" + (NOW + 20));
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
