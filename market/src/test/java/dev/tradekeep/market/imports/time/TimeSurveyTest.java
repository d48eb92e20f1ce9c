package dev.tradekeep.market.imports.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
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
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);
        times.add("1670889600");
        times.add("167088966000000");
        times.add("2022-12-13");
        times.add("1670889660");
        times.add("1670889720");
        assertThat(times.format()).isEqualTo(TimeFormat.SECONDS);
        assertThat(times.lastMicros()).isEqualTo(START + 120_000_000);
    }

    @Test
    void countsTimesOfDayFromTheDayOfEachEntry() {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
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
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);
        times.add("60000");
        assertThat(times.lacksBaseDate()).isTrue();
    }

    @Test
    void findsNoIntervalInStepsThatCandlesCannotHave() {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);
        times.add("1670889600000");
        times.add("1670889600500");
        assertThat(times.interval()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CALENDAR | 20240102093000 | 20240102093100",
                "CALENDAR | 202401020930 | 202401020931",
                "CALENDAR | 20240102 093000 | 20240102 093100",
                "CALENDAR | 20240102 0930 | 20240102 0931",
                "CALENDAR | 2024.01.02 09:30 | 2024.01.02 09:31",
                "CALENDAR | 2024/01/02 09:30:00.000 | 2024/1/2 9:31",
                "CALENDAR | 20240102093000000 | 20240102093100000",
                "DAY_FIRST | 02.01.2024 09:30:00 | 02.01.2024 09:31:00",
                "ISO | 2024-01-02 09:30:00 UTC | 2024-01-02 09:31:00 UTC"
            })
    void readsDatesAndTimesOfDayThatAreDigits(TimeFormat format, String first, String second) {
        TimeSurvey times = survey(first, second);

        assertThat(times.format()).isEqualTo(format);
        assertThat(Micros.toIso(times.firstMicros())).isEqualTo("2024-01-02T09:30:00Z");
        assertThat(times.interval()).isEqualTo(Interval.ONE_MINUTE);
    }

    @ParameterizedTest
    @CsvSource({
        "20240102000000, 20240103000000",
        "20240102, 20240103",
        "2024010200, 2024010300",
        "02.01.2024, 03.01.2024",
        "2024.01.02, 2024.01.03"
    })
    void readsDays(String first, String second) {
        TimeSurvey times = survey(first, second);

        assertThat(Micros.toIso(times.firstMicros())).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(times.interval()).hasToString("1d");
    }

    @Test
    void tellsDayFromMonthWhereOneIsLarge() {
        assertThat(survey("01/02/2024", "01/13/2024").format()).isEqualTo(TimeFormat.MONTH_FIRST);
        assertThat(survey("01/02/2024", "13/02/2024").format()).isEqualTo(TimeFormat.DAY_FIRST);
        assertThat(survey("01/02/2024", "02/02/2024").isAmbiguous()).isTrue();
    }

    @Test
    void takesNumbersThatAreRarelyDatesForWhatTheyCount() {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(LocalDate.of(2022, 12, 13));
        times.add("19991231");
        times.add("19991291");

        assertThat(times.format()).isEqualTo(TimeFormat.MILLISECONDS_OF_DAY);
        assertThat(times.firstMicros()).isEqualTo(START + 19_991_231_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20249902093000", "99999999999", "-9999999999999999999"})
    void refusesTimesOfYearsThatNoMarketHas(String text) {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);

        assertThatThrownBy(() -> times.add(text)).isInstanceOf(TradekeepException.class);
    }

    @Test
    void namesTheUnitThatAnImplausibleTimeWouldCount() {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);

        assertThatThrownBy(() -> times.add("20249902093000"))
                .hasMessageContaining("would be milliseconds")
                .hasMessageContaining("--time-pattern");
    }

    @Test
    void readsTimesAsLettersDescribeThemAndByTheClockOfAZone() {
        TimeSurvey times =
                new TimeSurvey(
                        TimeOptions.DETECT
                                .withPattern("dd-MMM-yyyy hh:mm a")
                                .withZone(ZoneId.of("America/New_York")));
        times.startEntry(null);
        times.add("02-Jan-2024 04:30 pm");

        assertThat(Micros.toIso(times.firstMicros())).isEqualTo("2024-01-02T21:30:00Z");
        assertThatThrownBy(() -> times.add("2024-01-02")).hasMessageContaining("dd-MMM-yyyy");
    }

    private static TimeSurvey survey(String... texts) {
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT);
        times.startEntry(null);
        for (String text : texts) {
            times.add(text);
        }
        return times;
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
        TimeSurvey times = new TimeSurvey(TimeOptions.DETECT.withFormat(format));
        times.startEntry(null);
        assertThatThrownBy(() -> times.add(text)).isInstanceOf(TradekeepException.class);
    }
}
