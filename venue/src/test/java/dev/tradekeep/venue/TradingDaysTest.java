package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.InstrumentKind;
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

    @Test
    void aNightOfAStockIsNoGap() {
        TradingDays stocks = TradingDays.of(InstrumentKind.EQUITY);
        long minute = HOUR / 60;
        long friday = hour("2024-03-01T21:00:00Z");
        long monday = hour("2024-03-04T14:30:00Z");
        long mondayEnd = hour("2024-03-04T21:00:00Z");

        assertThat(stocks.isLonger(friday, monday, minute)).isFalse();
        assertThat(stocks.isLonger(mondayEnd, hour("2024-03-05T14:30:00Z"), minute)).isFalse();
        assertThat(stocks.isLonger(mondayEnd, hour("2024-03-06T14:30:00Z"), minute)).isTrue();
        assertThat(stocks.isLonger(monday, monday + 2 * minute, minute)).isTrue();
        assertThat(stocks.isLonger(monday, monday + minute, minute)).isFalse();
        // A session that ends at midnight is one of the day before.
        long midnight = hour("2024-03-05T00:00:00Z");
        assertThat(stocks.isLonger(midnight, hour("2024-03-05T08:00:00Z"), minute)).isFalse();

        long day = 24 * HOUR;
        assertThat(stocks.isLonger(midnight, midnight + day, day)).isFalse();
        assertThat(stocks.isLonger(midnight, midnight + 2 * day, day)).isTrue();
        TradingDays currencies = TradingDays.of(InstrumentKind.FOREX);
        assertThat(currencies.isLonger(friday, monday, minute)).isTrue();
    }

    private static long hour(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }

    private static boolean isWeekend(long hour) {
        DayOfWeek day = Instant.ofEpochSecond(hour * 3_600).atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
