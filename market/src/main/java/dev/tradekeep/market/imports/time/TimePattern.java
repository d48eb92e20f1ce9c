package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the letters of {@link DateTimeFormatter} describe them, names of months in English. */
final class TimePattern {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;
    private static final long MICRO_NANOS = 1_000;

    private final String letters;
    private final DateTimeFormatter format;
    private final boolean cut;

    private TimePattern(String letters, DateTimeFormatter format, boolean cut) {
        this.letters = letters;
        this.format = format;
        this.cut = cut;
    }

    /**
     * Compiles it.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is none, or it
     *     is no pattern
     */
    static TimePattern of(TimeOptions options) {
        String letters = options.pattern();
        if (letters == null) {
            throw bad("Wanted --time-pattern with the form of the times, found none.", null);
        }
        try {
            DateTimeFormatter format =
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(letters)
                            .toFormatter(Locale.ENGLISH);
            return new TimePattern(letters, format, options.cut());
        } catch (IllegalArgumentException e) {
            throw bad(
                    "Wanted a --time-pattern such as dd/MM/yyyy HH:mm, found \"" + letters + "\".",
                    e);
        }
    }

    private static TradekeepException bad(String message, @Nullable Throwable cause) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message, cause);
    }

    /** UTC microseconds since the epoch. */
    long micros(CharSequence text, @Nullable LocalClock clock) {
        try {
            TemporalAccessor found = format.parse(text);
            LocalTime time = found.query(TemporalQueries.localTime());
            long ofDay = time == null ? 0 : time.toNanoOfDay();
            if (ofDay % MICRO_NANOS != 0 && !cut) {
                throw new TradekeepException(
                        ErrorCode.NUMBER_NOT_EXACT,
                        "Wanted a time of whole microseconds, found \""
                                + text
                                + "\"; --cut-time cuts what is finer.");
            }
            long micros = LocalDate.from(found).toEpochDay() * DAY_MICROS + ofDay / MICRO_NANOS;
            return found.isSupported(ChronoField.OFFSET_SECONDS)
                    ? micros - found.get(ChronoField.OFFSET_SECONDS) * SECOND_MICROS
                    : LocalClock.byClock(clock, micros);
        } catch (DateTimeException e) {
            throw malformed(text, e);
        }
    }

    private TradekeepException malformed(CharSequence text, DateTimeException e) {
        return new TradekeepException(
                ErrorCode.NUMBER_MALFORMED,
                "Wanted a time as " + letters + ", found \"" + text + "\".",
                e);
    }
}
