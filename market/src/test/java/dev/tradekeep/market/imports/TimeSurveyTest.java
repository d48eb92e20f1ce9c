package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSurveyTest {
    private static final long START = 1_670_889_600_000_000L;

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1670889600, 1670889660",
        "MILLISECONDS, 1670889600000, 1670889660000",
        "MICROSECONDS, 1670889600000000, 1670889660000000",
        "NANOSECONDS, 1670889600000000000, 1670889660000000000",
        "ISO, 2022-12-13, 2022-12-13T00:01Z",
        "SECONDS, 1670889600.0, 1.67088966E9",
    })
    void findsTheUnitFromTheMagnitude(TimeFormat format, String first, String second) {
        TimeSurvey times = new TimeSurvey(null, false);
        times.startEntry(null);
        times.add(first);
        times.add(second);
        assertThat(times.format()).isEqualTo(format);
        assertThat(times.firstMicros()).isEqualTo(START);
        assertThat(times.lastMicros()).isEqualTo(START + 60_000_000);
        assertThat(times.interval()).isEqualTo(Interval.ONE_MINUTE);
        assertThat(times.lacksBaseDate()).isFalse();
    }

    @Test
    void isNotMisledByAFewDamagedTimes() {
        TimeSurvey times = new TimeSurvey(null, false);
        times.startEntry(null);
        times.add("1670889600");
        times.add("16708896600000000");
        times.add("2022-12-13");
        times.add("1670889660");
        times.add("1670889720");
        assertThat(times.format()).isEqualTo(TimeFormat.SECONDS);
        assertThat(times.lastMicros()).isEqualTo(START + 120_000_000);
    }

    @Test
    void countsTimesOfDayFromTheDayOfEachEntry() {
        TimeSurvey times = new TimeSurvey(null, false);
        times.startEntry(LocalDate.of(2022, 12, 13));
        times.add("86340000");
        times.startEntry(LocalDate.of(2022, 12, 14));
        times.add("0");
        assertThat(times.format()).isEqualTo(TimeFormat.MILLISECONDS_OF_DAY);
        assertThat(times.lacksBaseDate()).isFalse();
        assertThat(times.interval()).isEqualTo(Interval.ONE_MINUTE);
        assertThat(times.lastMicros()).isEqualTo(START + 86_400_000_000L);
    }

    @Test
    void missesADayForTimesOfDay() {
        TimeSurvey times = new TimeSurvey(null, false);
        times.startEntry(null);
        times.add("60000");
        assertThat(times.lacksBaseDate()).isTrue();
    }

    @Test
    void findsNoIntervalInStepsThatCandlesCannotHave() {
        TimeSurvey times = new TimeSurvey(null, false);
        times.startEntry(null);
        times.add("1670889600000");
        times.add("1670889600500");
        assertThat(times.interval()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1670889600000",
        "MILLISECONDS_OF_DAY, 86400000",
        "MILLISECONDS_OF_DAY, -1",
        "NANOSECONDS, 1670889600000000001",
        "SECONDS, 2022-12-13",
        "ISO, 1670889600",
    })
    void refusesTimesThatTheGivenFormatCannotHave(TimeFormat format, String text) {
        TimeSurvey times = new TimeSurvey(format, false);
        times.startEntry(null);
        assertThatThrownBy(() -> times.add(text)).isInstanceOf(TradekeepException.class);
    }
}
