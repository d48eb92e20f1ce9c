package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the time of a row, once the format of the file is known. */
final class TimeText {
    private static final long MILLI_MICROS = 1_000;

    private final TimeFormat format;
    private final long midnight;
    private final boolean cut;

    /**
     * @param midnight UTC microseconds that times of day count from; unused by other formats
     * @param cut whether a number finer than a microsecond is cut to it; else it is an error
     */
    TimeText(TimeFormat format, long midnight, boolean cut) {
        this.cut = cut;
        this.format = format;
        this.midnight = midnight;
    }

    /** For the times of one text of a file. */
    static TimeText of(TimeFormat format, EntryLayout layout, boolean cut) {
        return new TimeText(format, midnight(layout.baseDate()), cut);
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
        requireNumber(text);
        try {
            return microsOfNumber(text);
        } catch (TradekeepException e) {
            if (e.code() == ErrorCode.NUMBER_NOT_EXACT) {
                throw new TradekeepException(
                        e.code(),
                        "Wanted a time of whole microseconds, found \""
                                + text
                                + "\"; --cut-time cuts what is finer.",
                        e);
            }
            throw e;
        }
    }

    private long microsOfNumber(CharSequence text) {
        RoundingMode rounding = cut ? RoundingMode.FLOOR : RoundingMode.UNNECESSARY;
        return switch (format) {
            case MILLISECONDS_OF_DAY ->
                    midnight + ofDay(FixedPoint.parse(text, format.decimals(), rounding), text);
            case NANOSECONDS -> format.toMicros(FixedPoint.parse(text, 0, rounding), cut);
            case ISO, SECONDS, MILLISECONDS, MICROSECONDS ->
                    TimeFormat.requireYears(
                            FixedPoint.parse(text, format.decimals(), rounding), text);
        };
    }

    /** Whether {@link #micros} cuts this time. */
    boolean isCut(CharSequence text) {
        return cut && format != TimeFormat.ISO && FixedPoint.scaleOf(text) > format.decimals();
    }

    /** The whole number of a time that is not ISO-8601, its decimals left out. */
    static long number(CharSequence text) {
        requireNumber(text);
        return FixedPoint.parse(text, 0, RoundingMode.FLOOR);
    }

    private static void requireNumber(CharSequence text) {
        if (IsoTime.looksLike(text)) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_MALFORMED,
                    "Wanted a number, as the other times are, found \"" + text + "\".");
        }
    }

    /** Microseconds since midnight of a time of day. */
    static long micros(long millisOfDay) {
        return ofDay(
                Math.clamp(millisOfDay, -1, TimeFormat.DAY_MILLIS) * MILLI_MICROS,
                Long.toString(millisOfDay));
    }

    private static long ofDay(long micros, CharSequence text) {
        if (micros < 0 || micros >= TimeFormat.DAY_MILLIS * MILLI_MICROS) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Wanted milliseconds since midnight, below "
                            + TimeFormat.DAY_MILLIS
                            + ", found "
                            + text
                            + ".");
        }
        return micros;
    }
}
