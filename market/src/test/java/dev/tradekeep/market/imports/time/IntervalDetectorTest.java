package dev.tradekeep.market.imports.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalDetectorTest {
    @Test
    void findsNothingWithoutAStepForward() {
        IntervalDetector detector = new IntervalDetector();
        detector.add(0);
        detector.add(-60);
        assertThat(detector.mostCommon()).isZero();
    }

    @Test
    void agreesWithAnUnboundedCountWhileFewStepsDiffer() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            IntervalDetector detector = new IntervalDetector();
            Map<Long, Integer> counts = new HashMap<>();
            for (int i = 0; i < 300; i++) {
                long step = random.nextLong(1, IntervalDetector.STEPS_MAX);
                detector.add(step);
                counts.merge(step, 1, Integer::sum);
            }
            long most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
            long wanted =
                    counts.entrySet().stream()
                            .filter(entry -> entry.getValue() == most)
                            .mapToLong(Map.Entry::getKey)
                            .min()
                            .orElseThrow();
            assertThat(detector.mostCommon()).as("seed %d", seed).isEqualTo(wanted);
        }
    }

    @Test
    void keepsTheCommonStepAmongAnyNumberOfOthers() {
        SplittableRandom random = new SplittableRandom(11);
        IntervalDetector detector = new IntervalDetector();
        for (int i = 0; i < 100_000; i++) {
            detector.add(i % 10 == 0 ? 60 : random.nextLong(61, Long.MAX_VALUE));
        }
        assertThat(detector.mostCommon()).isEqualTo(60);
    }
}
