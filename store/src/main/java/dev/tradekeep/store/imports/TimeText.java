package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the time of a row, once the format of the file is known. */
final class TimeText {
    private static final long MILLI_MICROS = 1_000;

    private final TimeFormat format;
    private final long midnight;

    /**
     * @param midnight UTC microseconds that times of day count from; unused by other formats
     */
    TimeText(TimeFormat format, long midnight) {
        this.format = format;
        this.midnight = midnight;
    }

    /** For the times of one text of a file. */
    static TimeText of(TimeFormat format, EntryLayout layout) {
        return new TimeText(format, midnight(layout.baseDate()));
    }

    /** Midnight of a day in UTC microseconds; that of the epoch when there is no day. */
    static long midnight(@Nullable LocalDate date) {
        return date == null ? 0 : date.toEpochDay() * TimeFormat.DAY_MILLIS * MILLI_MICROS;
    }

    /** UTC microseconds since the epoch. */
    long micros(CharSequence text) {
        if (format == TimeFormat.ISO) {
            return IsoTime.parse(text);
        }
        long raw = number(text);
        return format == TimeFormat.MILLISECONDS_OF_DAY
                ? midnight + micros(raw)
                : format.toMicros(raw);
    }

    /** The whole number of a time that is not ISO-8601. */
    static long number(CharSequence text) {
        if (IsoTime.looksLike(text)) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_MALFORMED,
                    "Wanted a whole number, as the other times are, found \"" + text + "\".");
        }
        return FixedPoint.parse(text, 0);
    }

    /** Microseconds since midnight of a time of day. */
    static long micros(long millisOfDay) {
        if (millisOfDay < 0 || millisOfDay >= TimeFormat.DAY_MILLIS) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Wanted milliseconds since midnight, below "
                            + TimeFormat.DAY_MILLIS
                            + ", found "
                            + millisOfDay
                            + ".");
        }
        return millisOfDay * MILLI_MICROS;
    }
}
