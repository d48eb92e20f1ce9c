package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradingDaysTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void leavesOutWhatACalendarCallsWeekends() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            long from = random.nextLong(-2_000, 500_000);
            long to = from + random.nextLong(500);
            long expected = 0;
            for (long hour = from; hour < to; hour++) {
                expected += isWeekend(hour) ? 0 : HOUR;
            }
            assertThat(TradingDays.WEEKDAYS.between(from * HOUR, to * HOUR))
                    .as("hours %d to %d", from, to)
                    .isEqualTo(expected);
            assertThat(TradingDays.EVERY_DAY.between(from, to)).isEqualTo(to - from);
        }
    }

    private static boolean isWeekend(long hour) {
        DayOfWeek day = Instant.ofEpochSecond(hour * 3_600).atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
