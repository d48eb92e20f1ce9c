package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** How a file writes its times. */
public enum TimeFormat {
    /** ISO-8601 dates and times; UTC where no offset is written. */
    ISO(1, 1),
    /** Digits of year, month, day and time of day, together or with any separators. */
    CALENDAR(1, 1),
    /** The same with the day first, then the month, then the year. */
    DAY_FIRST(1, 1),
    /** The same with the month first, then the day, then the year. */
    MONTH_FIRST(1, 1),
    /** As letters that the caller gave describe. */
    PATTERN(1, 1),
    /** Seconds since the epoch. */
    SECONDS(1_000_000, 1),
    /** Milliseconds since the epoch. */
    MILLISECONDS(1_000, 1),
    /** Microseconds since the epoch. */
    MICROSECONDS(1, 1),
    /** Nanoseconds since the epoch, a whole number of microseconds each. */
    NANOSECONDS(1, 1_000),
    /** Milliseconds since midnight UTC of a base date. */
    MILLISECONDS_OF_DAY(1_000, 1);

    /** Milliseconds of one day. */
    static final long DAY_MILLIS = 86_400_000L;

    /** 0001-01-01T00:00:00Z. */
    static final long TIME_MIN_MICROS = -62_135_596_800_000_000L;

    /** 9999-12-31T23:59:59.999999Z. */
    static final long TIME_MAX_MICROS = 253_402_300_799_999_999L;

    // Each unit covers the years up to 5138; the next one takes over from 1973 on.
    private static final long SECONDS_END = 100_000_000_000L;
    private static final long MILLISECONDS_END = SECONDS_END * 1_000;
    private static final long MICROSECONDS_END = MILLISECONDS_END * 1_000;

    private final long factor;
    private final long divisor;

    TimeFormat(long factor, long divisor) {
        this.factor = factor;
        this.divisor = divisor;
    }

    /** The unit that a whole number of this size most likely counts. */
    static TimeFormat ofMagnitude(long raw) {
        if (raw >= 0 && raw < DAY_MILLIS) {
            return MILLISECONDS_OF_DAY;
        }
        if (raw > -SECONDS_END && raw < SECONDS_END) {
            return SECONDS;
        }
        if (raw > -MILLISECONDS_END && raw < MILLISECONDS_END) {
            return MILLISECONDS;
        }
        if (raw > -MICROSECONDS_END && raw < MICROSECONDS_END) {
            return MICROSECONDS;
        }
        return NANOSECONDS;
    }

    /**
     * A number of this unit as microseconds.
     *
     * @throws TradekeepException when the time is finer than a microsecond or outside the years 1
     *     to 9999
     */
    long toMicros(long raw) {
        return toMicros(raw, false);
    }

    /** {@link #toMicros(long)}, with what is finer than a microsecond cut if that is wanted. */
    long toMicros(long raw, boolean cut) {
        if (raw % divisor != 0 && !cut) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_NOT_EXACT,
                    "Wanted a time of whole microseconds, found " + raw + " nanoseconds.");
        }
        long units = Math.floorDiv(raw, divisor);
        if (units < TIME_MIN_MICROS / factor || units > TIME_MAX_MICROS / factor) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Wanted a time between the years 1 and 9999, found "
                            + raw
                            + ", which counts "
                            + label()
                            + " in this file.");
        }
        return units * factor;
    }

    /** The decimals that a number of this unit may have and still be a whole microsecond. */
    int decimals() {
        return switch (this) {
            case ISO, CALENDAR, DAY_FIRST, MONTH_FIRST, PATTERN, MICROSECONDS -> 0;
            case SECONDS -> 6;
            case MILLISECONDS, MILLISECONDS_OF_DAY -> 3;
            case NANOSECONDS -> -3;
        };
    }

    /** The time, when it lies between the years 1 and 9999. */
    static long requireYears(long micros, CharSequence text) {
        if (micros < TIME_MIN_MICROS || micros > TIME_MAX_MICROS) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Wanted a time between the years 1 and 9999, found " + text + ".");
        }
        return micros;
    }

    /** Whether a number counts from a fixed point, rather than being a date. */
    boolean isCount() {
        return switch (this) {
            case ISO, CALENDAR, DAY_FIRST, MONTH_FIRST, PATTERN -> false;
            case SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS, MILLISECONDS_OF_DAY -> true;
        };
    }

    /** For people: {@code ISO-8601}, {@code milliseconds} and so on. */
    public String label() {
        return switch (this) {
            case ISO -> "ISO-8601";
            case CALENDAR -> "year, month, day";
            case DAY_FIRST -> "day, month, year";
            case MONTH_FIRST -> "month, day, year";
            case PATTERN -> "the form of --time-pattern";
            case SECONDS -> "seconds";
            case MILLISECONDS -> "milliseconds";
            case MICROSECONDS -> "microseconds";
            case NANOSECONDS -> "nanoseconds";
            case MILLISECONDS_OF_DAY -> "milliseconds since midnight";
        };
    }
}
