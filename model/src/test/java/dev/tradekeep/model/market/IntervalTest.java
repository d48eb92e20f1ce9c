package dev.tradekeep.model.market;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "1s, 1, 1s", "90s, 90, 90s", "60s, 60, 1m", "1m, 60, 1m", "15m, 900, 15m",
        "4h, 14400, 4h", "24h, 86400, 1d", "1d, 86400, 1d", "7d, 604800, 1w", "604800s, 604800, 1w",
    })
    void readsAndWritesItsText(String text, long seconds, String shortest) {
        Interval interval = Interval.parse(text);

        assertThat(interval.micros()).isEqualTo(seconds * 1_000_000);
        assertThat(interval).hasToString(shortest);
        assertThat(Interval.parse(shortest)).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m", "5", "0m", "-1m", "1M", "1.5h", "8d", "2w", "9999999s", "\u0661m"})
    void refusesWhatIsNoInterval(String text) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Interval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1_000_000, 999_999, 1_500_000, 604_801_000_000L, Long.MAX_VALUE})
    void refusesPartsOfASecondAndMoreThanAWeek(long micros) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Interval(micros));
    }

    @Test
    void readsAMonth() {
        Interval month = Interval.parse("1mo");

        assertThat(month.isMonth()).isTrue();
        assertThat(month).hasToString("1mo");
    }
}
