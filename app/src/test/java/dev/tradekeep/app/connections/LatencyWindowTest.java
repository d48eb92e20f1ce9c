package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.tradekeep.model.time.Micros;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LatencyWindowTest {
    private static final long NOW = 1_000 * Micros.PER_SECOND;
    private static final long HALF = LatencyWindow.HALF.toNanos() / 1_000;

    private final LatencyWindow window = new LatencyWindow(NOW);

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        assertThat(window.percentile(50, NOW)).isEqualTo(-1);
    }

    @Test
    void agreesWithSortedAnswersToAHundredth() {
        Random random = new Random(3);
        long[] all = random.longs(5_000, 100, 2_000_000).toArray();
        for (long one : all) {
            window.add(one, NOW);
        }
        Arrays.sort(all);

        assertThat(window.percentile(50, NOW)).isCloseTo(all[2_499], withPercentage(1.5));
        assertThat(window.percentile(99, NOW)).isCloseTo(all[4_949], withPercentage(1.5));
    }

    @Test
    void forgetsWhatIsOld() {
        window.add(900_000, NOW);
        window.add(100, NOW + HALF);
        assertThat(window.percentile(100, NOW + HALF)).isGreaterThanOrEqualTo(900_000);
        assertThat(window.percentile(100, NOW + 2 * HALF)).isBetween(100L, 200L);
        assertThat(window.percentile(100, NOW + 5 * HALF)).isEqualTo(-1);
    }

    @Test
    void takesWhatNoClockShouldSay() {
        window.add(-5, NOW);
        window.add(Long.MAX_VALUE, NOW - 7);
        assertThat(window.percentile(100, NOW)).isGreaterThanOrEqualTo(LatencyWindow.MICROS_MAX);
    }
}
