package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OrderRateTest {
    private static final long SECOND = 1_000_000;

    private final OrderRate rate = new OrderRate();

    @Test
    void countsAnOrderForAMinute() {
        rate.add(5 * SECOND);

        assertThat(rate.lastMinute(65 * SECOND)).isEqualTo(1);
        assertThat(rate.lastMinute(66 * SECOND)).isZero();
    }

    @Test
    void forgetsAllAfterALongPause() {
        rate.add(1_700_000_000 * SECOND);
        rate.add(1_700_000_000 * SECOND + 1);
        assertThat(rate.lastMinute(1_700_000_001 * SECOND)).isEqualTo(2);

        assertThat(rate.lastMinute(1_800_000_000 * SECOND)).isZero();
    }

    @RepeatedTest(20)
    void countsAsAListOfTimesDoes(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<Long> seconds = new ArrayList<>();
        long now = random.nextLong(1_000_000) * SECOND;
        for (int i = 0; i < 500; i++) {
            now += random.nextLong(random.nextInt(20) == 0 ? 100 * SECOND : 2 * SECOND);
            rate.add(now);
            seconds.add(now / SECOND);
            long from = now / SECOND - 60;
            assertThat(rate.lastMinute(now))
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isEqualTo(seconds.stream().filter(second -> second >= from).count());
        }
    }
}
