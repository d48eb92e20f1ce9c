package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.ChannelSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuietHoursTest {
    private static ChannelSettings hours(String span, String zone) {
        QuietHours.Span parsed = QuietHours.parse(span);
        return new ChannelSettings(
                null, null, null, null, 20, parsed.from(), parsed.to(), QuietHours.zone(zone));
    }

    private static String until(String span, String zone, String now) {
        return QuietHours.until(hours(span, zone), AlertSeverity.WARNING, Instant.parse(now))
                .map(Instant::toString)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, UTC, 2026-01-10T21:59:59Z, ''",
        "22:00-07:00, UTC, 2026-01-10T22:00:00Z, 2026-01-11T07:00:00Z",
        "22:00-07:00, UTC, 2026-01-11T06:59:59Z, 2026-01-11T07:00:00Z",
        "22:00-07:00, UTC, 2026-01-11T07:00:00Z, ''",
        "12:00-13:30, UTC, 2026-01-11T12:45:00Z, 2026-01-11T13:30:00Z",
        "12:00-12:00, UTC, 2026-01-11T12:00:00Z, ''",
        "22:00-07:00, Europe/Berlin, 2026-01-10T21:00:00Z, 2026-01-11T06:00:00Z",
        "22:00-07:00, Europe/Berlin, 2026-07-10T20:00:00Z, 2026-07-11T05:00:00Z",
        // The clocks are set forward from 2:00 to 3:00: an end at 2:30 is at 3:30 that night.
        "22:00-02:30, Europe/Berlin, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
        // They are set back from 3:00 to 2:00: an end at 2:30 is the first one.
        "22:00-02:30, Europe/Berlin, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z",
    })
    void waitsUntilTheEndInTheZone(String span, String zone, String now, String end) {
        assertThat(until(span, zone, now)).isEqualTo(end);
    }

    @Test
    void criticalMessagesNeverWait() {
        assertThat(
                        QuietHours.until(
                                hours("00:00-23:59", "UTC"),
                                AlertSeverity.CRITICAL,
                                Instant.parse("2026-01-10T12:00:00Z")))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-7", "24:00-07:00", "22:00", "22:60-07:00", "a"})
    void refusesWhatIsNoSpan(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("22:00-07:00");
    }

    @Test
    void refusesAZoneThatIsNotThere() {
        assertThatThrownBy(() -> QuietHours.zone("Mars/Olympus"))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("Europe/Berlin");
    }
}
