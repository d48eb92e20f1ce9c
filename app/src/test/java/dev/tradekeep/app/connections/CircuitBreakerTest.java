package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final CircuitBreaker breaker = new CircuitBreaker(SHORTEST, new Random(7));

    @Test
    void pausesDoubleWhileItIsClosed() {
        long whole = SHORTEST.toNanos();
        for (int i = 1; i < CircuitBreaker.FAILURES_MAX; i++) {
            assertThat(breaker.failed()).isBetween(Math.max(SHORTEST.toNanos(), whole / 2), whole);
            assertThat(breaker.position()).isEqualTo(CircuitBreaker.Position.CLOSED);
            whole *= 2;
        }
    }

    @Test
    void opensAndLetsOneTryThroughWhichDecides() {
        failTimes(CircuitBreaker.FAILURES_MAX);
        assertThat(breaker.position()).isEqualTo(CircuitBreaker.Position.OPEN);

        breaker.trying();
        assertThat(breaker.position()).isEqualTo(CircuitBreaker.Position.HALF_OPEN);
        long pause = breaker.failed();
        assertThat(breaker.position()).isEqualTo(CircuitBreaker.Position.OPEN);
        assertThat(pause)
                .isBetween(
                        CircuitBreaker.OPEN_MIN.toNanos(), 2 * CircuitBreaker.OPEN_MIN.toNanos());

        breaker.trying();
        breaker.reset();
        assertThat(breaker.position()).isEqualTo(CircuitBreaker.Position.CLOSED);
        assertThat(breaker.failures()).isZero();
        assertThat(breaker.failed()).isEqualTo(SHORTEST.toNanos());
    }

    @Test
    void noPauseIsLongerThanTheLongestOrShorterThanTheShortest() {
        long longest = 0;
        for (int i = 0; i < 200; i++) {
            long pause = breaker.failed();
            assertThat(pause).isBetween(SHORTEST.toNanos(), CircuitBreaker.OPEN_MAX.toNanos());
            longest = Math.max(longest, pause);
        }
        assertThat(longest).isGreaterThan(CircuitBreaker.OPEN_MAX.toNanos() * 9 / 10);
    }

    @Test
    void shortestPauseOfHoursIsKept() {
        CircuitBreaker patient = new CircuitBreaker(Duration.ofHours(1), new Random(7));
        for (int i = 0; i < 20; i++) {
            assertThat(patient.failed()).isEqualTo(Duration.ofHours(1).toNanos());
        }
    }

    @Test
    void accountsThatFailTogetherDoNotComeBackTogether() {
        CircuitBreaker other = new CircuitBreaker(SHORTEST, new Random(8));
        failTimes(3);
        for (int i = 0; i < 3; i++) {
            var _ = other.failed();
        }
        assertThat(breaker.failed()).isNotEqualTo(other.failed());
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.failed()).isPositive();
        }
    }
}
