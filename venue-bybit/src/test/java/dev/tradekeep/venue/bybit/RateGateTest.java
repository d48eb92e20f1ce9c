package dev.tradekeep.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** So many requests within any second. */
final class RateGateTest {
    private static final long SECOND = 1_000_000_000L;

    private final long now = System.nanoTime();
    private final RateGate gate = new RateGate(2, now);

    @Test
    void letsAsManyThroughAsAreAllowedWithinASecond() {
        assertThat(gate.take(now, 0)).isZero();
        assertThat(gate.take(now + 10, 0)).isZero();
        assertThat(gate.take(now + 20, 0)).isEqualTo(SECOND - 20);
        assertThat(gate.take(now + SECOND, 0)).isZero();
        assertThat(gate.take(now + SECOND, 0)).isEqualTo(10);
    }

    @Test
    void placesThatAreWaitedForAreTaken() {
        gate.take(now, 0);
        gate.take(now, 0);
        assertThat(gate.take(now, 2 * SECOND)).isEqualTo(SECOND);
        assertThat(gate.take(now, 2 * SECOND)).isEqualTo(SECOND);
        assertThat(gate.take(now, 2 * SECOND)).isEqualTo(2 * SECOND);
    }

    @Test
    void limitOfTheExchangeHoldsAtOnce() {
        gate.take(now, 0);
        gate.take(now, 0);
        gate.limit(3);
        assertThat(gate.take(now, 0)).isZero();
        assertThat(gate.take(now, 0)).isEqualTo(SECOND);

        gate.limit(1);
        assertThat(gate.take(now, 0)).isEqualTo(SECOND);
        assertThat(gate.take(now + SECOND, 0)).isZero();
    }

    @Test
    void closedGateLetsNothingThrough() {
        gate.close(now + 5 * SECOND);
        assertThat(gate.take(now, SECOND)).isEqualTo(5 * SECOND);
        assertThat(gate.take(now + 5 * SECOND, 0)).isZero();
    }
}
