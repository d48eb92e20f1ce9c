package dev.tradekeep.market.imports.time;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalClockTest {
    private final LocalClock newYork = new LocalClock(ZoneId.of("America/New_York"));

    @Test
    void followsTheClockThroughWinterAndSummer() {
        assertThat(utc("2024-03-08T09:30")).isEqualTo("2024-03-08T14:30:00Z");
        assertThat(utc("2024-03-11T09:30")).isEqualTo("2024-03-11T13:30:00Z");
        assertThat(utc("2024-11-04T09:30")).isEqualTo("2024-11-04T14:30:00Z");
    }

    @Test
    void tellsTheHourThatComesTwiceByTheOrderOfTheRows() {
        assertThat(utc("2024-11-03T01:00")).isEqualTo("2024-11-03T05:00:00Z");
        assertThat(utc("2024-11-03T01:59")).isEqualTo("2024-11-03T05:59:00Z");
        assertThat(utc("2024-11-03T01:00")).isEqualTo("2024-11-03T06:00:00Z");
        assertThat(utc("2024-11-03T01:59")).isEqualTo("2024-11-03T06:59:00Z");
        assertThat(utc("2024-11-03T02:00")).isEqualTo("2024-11-03T07:00:00Z");
    }

    @Test
    void refusesAnHourThatTheClockSkips() {
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> utc("2024-03-10T02:30"))
                .hasMessageContaining("America/New_York")
                .hasMessageContaining("2024-03-10T02:30");
    }

    private String utc(String local) {
        return Micros.toIso(newYork.utc(IsoTime.parse(local)));
    }
}
