package dev.tradekeep.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.testing.Failures;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleGridTest {
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    @ParameterizedTest
    @CsvSource({
        "1w, UTC, 0, 2024-01-03T05:00, 2024-01-01T00:00:00Z, 2024-01-08T00:00:00Z",
        "1w, UTC, 8640, 2024-01-03T05:00, 2023-12-31T00:00:00Z, 2024-01-07T00:00:00Z",
        "1mo, UTC, 0, 2024-02-29T23:59, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "1h, UTC, 570, 2024-01-03T10:00, 2024-01-03T09:30:00Z, 2024-01-03T10:30:00Z",
        "4h, UTC, 570, 2024-01-03T09:00, 2024-01-03T05:30:00Z, 2024-01-03T09:30:00Z",
        "1d, America/New_York, 0, 2024-07-01T03:00, 2024-06-30T04:00:00Z, 2024-07-01T04:00:00Z",
        "1d, America/New_York, 0, 2024-03-10T12:00, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
        "1d, America/New_York, 1020, 2024-01-03T23:00, 2024-01-03T22:00:00Z, 2024-01-04T22:00:00Z",
        "4h, America/New_York, 1020, 2024-07-01T22:00, 2024-07-01T21:00:00Z, 2024-07-02T01:00:00Z",
        "4h, America/New_York, 1020, 2024-11-03T06:30, 2024-11-03T05:00:00Z, 2024-11-03T10:00:00Z",
        "4h, America/New_York, 1020, 2024-03-10T08:00, 2024-03-10T06:00:00Z, 2024-03-10T09:00:00Z",
        "1mo, America/New_York, 0, 2024-03-20T00:00, 2024-03-01T05:00:00Z, 2024-04-01T04:00:00Z",
        "1h, Asia/Kolkata, 0, 2024-03-20T10:45, 2024-03-20T10:30:00Z, 2024-03-20T11:30:00Z"
    })
    void opensStepsByTheClock(
            String interval, String zone, int minutes, String time, String open, String next) {
        CandleGrid grid =
                new CandleGrid(
                        Interval.parse(interval), minutes * MINUTE, ZoneId.of(zone).normalized());
        long floor = grid.floor(IsoTime.parse(time));

        assertThat(Micros.toIso(floor)).isEqualTo(open);
        assertThat(Micros.toIso(grid.next(floor))).isEqualTo(next);
        assertThat(grid.previous(grid.next(floor))).isEqualTo(floor);
        assertThat(grid.fits(floor)).isTrue();
        assertThat(grid.fits(floor + 1)).isFalse();
        assertThat(grid.ceiling(floor + 1)).isEqualTo(grid.next(floor));
        assertThat(grid.count(floor, grid.next(floor))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "4h", "6h", "12h", "1d", "1w", "1mo", "1h", "15m"})
    void partsAYearWithoutGapsOrOverlaps(String interval) {
        CandleGrid grid =
                new CandleGrid(
                        Interval.parse(interval), 9 * HOUR + HOUR / 2, ZoneId.of("Europe/Berlin"));
        long open = grid.floor(IsoTime.parse("2023-12-31"));
        long first = open;
        long steps = 1;
        while (open < IsoTime.parse("2025-01-01")) {
            long next = grid.next(open);
            assertThat(next).isGreaterThan(open);
            assertThat(grid.floor(open)).isEqualTo(open);
            assertThat(grid.floor(next - 1)).isEqualTo(open);
            assertThat(grid.previous(next)).isEqualTo(open);
            open = next;
            steps++;
        }
        assertThat(grid.count(first, open)).isEqualTo(steps);
    }

    @Test
    void leavesOpenEndsOpenAndRefusesAnAnchorOutsideTheDay() {
        CandleGrid grid = CandleGrid.utc(Interval.ONE_MINUTE);

        assertThat(grid.ceiling(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(grid.ceiling(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        Failures.assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> new CandleGrid(Interval.ONE_MINUTE, 24 * HOUR, ZoneOffset.UTC));
    }
}
