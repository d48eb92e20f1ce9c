package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventAllowanceTest {
    private static final long WINDOW = EventAllowance.WINDOW.toNanos() / 1_000;

    @Test
    void countsWhatItRefusesAndBeginsAgain() {
        EventAllowance allowance = new EventAllowance();
        for (int i = 0; i < EventAllowance.EVENTS_MAX; i++) {
            assertThat(allowance.take(WINDOW)).isTrue();
        }
        assertThat(allowance.take(WINDOW + 1)).isFalse();
        assertThat(allowance.take(WINDOW + 2)).isFalse();
        assertThat(allowance.take(2 * WINDOW)).isTrue();
        assertThat(allowance.takeRefused()).isEqualTo(2);
        assertThat(allowance.takeRefused()).isZero();
    }
}
