package dev.tradekeep.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    private static final long YEAR_2100_MICROS = 4_102_444_800_000_000L;

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, 0",
        "1970-01-01T00:00, 0",
        "1970-01-01 00:00:01, 1000000",
        "1970-01-01T00:00:00.5Z, 500000",
        "1970-01-01T00:00:00.000001000Z, 1",
        "1970-01-01T01:00:00+01:00, 0",
        "1970-01-01T01:00:00+0100, 0",
        "1970-01-01T01:00:00+01, 0",
        "1969-12-31 18:30:00-05:30, 0",
        "1969-12-31T23:59:59.999999Z, -1",
        "2021-12-31 23:01:00.000000, 1640991660000000",
    })
    void readsEveryForm(String text, long micros) {
        assertThat(IsoTime.looksLike(text)).isTrue();
        assertThat(IsoTime.parse(text)).isEqualTo(micros);
    }

    @Test
    void agreesWithJavaTimeOnEveryDayOfTheCalendar() {
        LocalDate day = LocalDate.of(1, 1, 1);
        long epochDay = day.toEpochDay();
        for (; day.getYear() < 10_000; day = day.plusDays(1), epochDay++) {
            if (IsoTime.epochDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                    != epochDay) {
                throw new AssertionError("epoch day of " + day);
            }
        }
    }

    @Test
    void agreesWithJavaTimeOnRandomTimes() {
        long seed = 20_260_101L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long micros = random.nextLong(YEAR_2100_MICROS);
            int digits = random.nextInt(10);
            LocalDateTime time =
                    EPOCH.plus(
                            digits < 6 ? micros - micros % 1_000_000 : micros, ChronoUnit.MICROS);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081));
            String text =
                    formatter(digits, random.nextBoolean()).format(time)
                            + (random.nextBoolean() ? offset.getId() : "");
            boolean shifted = text.length() > formatter(digits, true).format(time).length();
            long wanted =
                    EPOCH.until(time, ChronoUnit.MICROS)
                            - (shifted ? offset.getTotalSeconds() * 1_000_000L : 0);
            assertThat(IsoTime.parse(text)).as("seed %d, %s", seed, text).isEqualTo(wanted);
        }
    }

    @Test
    void acceptsADateExactlyWhenJavaTimeDoes() {
        DateTimeFormatter strict =
                DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
        for (int year : new int[] {1, 4, 1900, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
                    assertThat(accepts(text)).as(text).isEqualTo(accepts(strict, text));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021",
                "2021-1-01",
                "2021/01/01",
                "0000-01-01",
                "2021-01-01X00:00:00",
                "2021-01-01T",
                "2021-01-01T0",
                "2021-01-01T00",
                "2021-01-01T00:0",
                "2021-01-01T24:00:00",
                "2021-01-01T00:60:00",
                "2021-01-01T00:00:60",
                "2021-01-01T00:00:0",
                "2021-01-01T00:00:00.",
                "2021-01-01T00:00:00.0000000000",
                "2021-01-01T00:00:00.0000001",
                "2021-01-01T00:00:00ZZ",
                "2021-01-01T00:00:00+",
                "2021-01-01T00:00:00+1",
                "2021-01-01T00:00:00+18:01",
                "2021-01-01T00:00:00+01:60",
                "2021-01-01T00:00:00 UT",
                "-021-01-01",
                "2021-01-01T00:00:00.000000000000000000000000000000"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> IsoTime.parse(text))
                .isInstanceOf(TradekeepException.class)
                .hasMessageStartingWith("Wanted ");
    }

    private static boolean accepts(String text) {
        try {
            IsoTime.parse(text);
            return true;
        } catch (TradekeepException e) {
            return false;
        }
    }

    private static boolean accepts(DateTimeFormatter formatter, String text) {
        try {
            formatter.parse(text);
            return true;
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }

    private static DateTimeFormatter formatter(int digits, boolean withT) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder()
                        .append(DateTimeFormatter.ISO_LOCAL_DATE)
                        .appendLiteral(withT ? 'T' : ' ')
                        .appendPattern("HH:mm:ss");
        if (digits > 0) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        }
        return builder.toFormatter(Locale.ROOT);
    }
}
