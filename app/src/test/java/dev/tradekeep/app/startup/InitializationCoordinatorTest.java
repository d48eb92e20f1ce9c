package dev.tradekeep.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.startups.StartupOutcome;
import dev.tradekeep.store.startups.StartupStep;
import dev.tradekeep.store.startups.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InitializationCoordinatorTest {
    private final List<StartupStep> steps = new ArrayList<>();
    private final InitializationCoordinator coordinator = new InitializationCoordinator(steps::add);

    @Test
    void failedStepStopsItsDependantsAndTheirsOnly() {
        coordinator.run("a", List.of(), () -> "fine");
        coordinator.run("b", List.of("a"), InitializationCoordinatorTest::fail);
        coordinator.run("c", List.of("b"), () -> "never");
        coordinator.run("d", List.of("c"), () -> "never");
        coordinator.run("e", List.of("a"), () -> "fine");

        assertThat(steps)
                .extracting(StartupStep::outcome)
                .containsExactly(
                        StepOutcome.DONE,
                        StepOutcome.FAILED,
                        StepOutcome.SKIPPED,
                        StepOutcome.SKIPPED,
                        StepOutcome.DONE);
        assertThat(steps).extracting(StartupStep::position).containsExactly(1, 2, 3, 4, 5);
        assertThat(steps.get(1).detail()).contains("on purpose");
        assertThat(steps.get(2).detail()).isEqualTo("needs b");
        assertThat(coordinator.outcome()).isEqualTo(StartupOutcome.DEGRADED);
    }

    @Test
    void isReadyWhenEveryStepIsDone() {
        coordinator.note("a", "measured elsewhere", 2_000);
        coordinator.run("b", List.of("a"), () -> "fine");

        assertThat(steps.getFirst().durationMicros()).isEqualTo(2);
        assertThat(coordinator.outcome()).isEqualTo(StartupOutcome.READY);
    }

    private static String fail() {
        throw new TradekeepException(ErrorCode.CONFLICT, "Failed on purpose.");
    }
}
