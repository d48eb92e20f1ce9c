package dev.tradekeep.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    @Test
    void theBestOfAFewGoesInTurnIsTheFigureOfARound() {
        List<String> order = new ArrayList<>();
        Iterator<Double> figures = List.of(3.0, 30.0, 5.0, 20.0, 4.0, 10.0, 2.0, 40.0).iterator();
        Map<String, Figures> found =
                Rounds.interleave(
                        List.of("a", "b"),
                        2,
                        2,
                        Math::max,
                        subject -> {
                            order.add(subject);
                            return figures.next();
                        });
        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
        assertThat(found.get("a")).isEqualTo(Figures.of(5, 4));
        assertThat(found.get("b")).isEqualTo(Figures.of(30, 40));
    }
}
