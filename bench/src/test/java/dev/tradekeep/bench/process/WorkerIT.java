package dev.tradekeep.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerIT {
    @TempDir Path folder;

    @Test
    void answersLineByLine() {
        try (Worker worker = Worker.start("echo", List.of("cat"), folder)) {
            assertThat(worker.ask("one")).isEqualTo("one");
            assertThat(worker.ask("two")).isEqualTo("two");
        }
    }

    @Test
    void failureCarriesWhatTheProcessSaid() {
        List<String> command = List.of("sh", "-c", "echo broken >&2; exit 3");
        try (Worker worker = Worker.start("failing", command, folder)) {
            assertThatThrownBy(() -> worker.answer("start"))
                    .isInstanceOf(TradekeepException.class)
                    .hasMessageContainingAll("failing", "start", "broken");
        }
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Worker.start("none", List.of("no-such-program"), folder))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("none cannot be started");
        assertThatThrownBy(() -> Program.run(folder, List.of("sh", "-c", "echo why; exit 1")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("why");
    }

    @Test
    void subjectsAreMeasuredInTurn() {
        List<String> order = new ArrayList<>();
        Rounds.interleave(
                List.of("a", "b", "c"),
                2,
                subject -> {
                    order.add(subject);
                    return 1;
                });
        assertThat(order).containsExactly("a", "b", "c", "a", "b", "c");
    }
}
