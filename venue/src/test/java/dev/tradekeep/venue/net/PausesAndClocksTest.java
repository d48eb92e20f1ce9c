package dev.tradekeep.venue.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PausesAndClocksTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Test
    void pausesGrowToALimitAndDiffer() {
        Backoff one = new Backoff(FIRST, LONGEST, new Random(1));
        Backoff other = new Backoff(FIRST, LONGEST, new Random(2));
        long most = FIRST.toNanos();
        for (int i = 0; i < 20; i++) {
            Duration pause = one.next();
            assertThat(pause.toNanos()).isBetween(most / 2, most);
            assertThat(other.next()).isNotEqualTo(pause);
            most = Math.min(LONGEST.toNanos(), 2 * most);
        }
        one.reset();
        assertThat(one.next()).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void fastestAnswerTellsTheTime() {
        ClockOffset offset = new ClockOffset(() -> Instant.EPOCH);
        assertThat(offset.isKnown()).isFalse();
        offset.sample(1_000, 9_000, 25_000);
        assertThat(offset.micros()).isEqualTo(20_000);
        offset.sample(1_000, 1_200, 31_100);
        offset.sample(1_000, 5_000, 0);
        assertThat(offset.micros()).isEqualTo(30_000);
        assertThat(offset.now()).isEqualTo(30_000);
    }

    @Test
    void oldAnswersAreForgotten() {
        ClockOffset offset = new ClockOffset(() -> Instant.EPOCH);
        offset.sample(0, 0, 77);
        for (int i = 0; i < ClockOffset.SAMPLES; i++) {
            offset.sample(0, 100, 50);
        }
        assertThat(offset.micros()).isZero();
        offset.sample(0, 10, 9_005);
        assertThat(offset.micros()).isEqualTo(9_000);
        offset.forget();
        offset.sample(0, 1_000, 500);
        assertThat(offset.micros()).isZero();
    }
}
