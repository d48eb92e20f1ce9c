package dev.tradekeep.model.market;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleTest {
    @Test
    void acceptsAFlatCandleWithoutVolume() {
        assertThat(new Candle(0, 5, 5, 5, 5, 0).close()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, 5, 1, above 0",
        "-1, 5, -1, 5, 1, above 0",
        "5, 4, 6, 5, 1, high is below the low",
        "7, 6, 4, 5, 1, open lies outside",
        "3, 6, 4, 5, 1, open lies outside",
        "5, 6, 4, 7, 1, close lies outside",
        "5, 6, 4, 3, 1, close lies outside",
        "5, 6, 4, 5, -1, volume is negative",
    })
    void refusesContradictions(
            long open, long high, long low, long close, long volume, String reason) {
        assertFails(ErrorCode.CANDLE_INVALID, () -> new Candle(0, open, high, low, close, volume))
                .hasMessageContaining(reason);
    }
}
