package dev.tradekeep.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void aQuarterMoreStepsOrLessGainIsALoss() {
        Map<String, Double> stored = Map.of("a.steps", 100.0, "a.gain", 100.0);

        assertThat(losses(Map.of("a.steps", 125.0, "a.gain", 80.0), stored)).isEmpty();
        assertThat(losses(Map.of("a.steps", 126.0, "a.gain", 79.0), stored))
                .containsExactlyInAnyOrder("a.steps", "a.gain");
        assertThat(losses(Map.of("a.steps", 1.0, "a.gain", 1_000.0), stored)).isEmpty();
    }

    @Test
    void aCountThatIsNotStoredIsALoss() {
        assertThat(losses(Map.of("new.bytes", 1.0), Map.of())).containsExactly("new.bytes");
    }

    private static List<String> losses(Map<String, Double> found, Map<String, Double> stored) {
        return Counts.compare(found, stored).stream()
                .filter(Counts.Count::isLoss)
                .map(Counts.Count::name)
                .toList();
    }
}
