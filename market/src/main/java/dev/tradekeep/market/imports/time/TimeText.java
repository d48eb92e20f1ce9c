package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads times that are written in one format. One thread at a time, in the order of the file. */
public final class TimeText {
    private static final long MILLI_MICROS = 1_000;

    /** 1900-01-01T00:00:00Z: what is earlier was counted in another unit. */
    private static final long PLAUSIBLE_MIN = -2_208_988_800_000_000L;

    /** 2100-01-01T00:00:00Z. */
    private static final long PLAUSIBLE_END = 4_102_444_800_000_000L;

    private final TimeFormat format;
    private final long midnight;
    private final boolean cut;
    private final boolean guessed;
    private final @Nullable LocalClock clock;
    private final CalendarTime calendar;
    private final @Nullable TimePattern pattern;

    /**
     * @param options what is known of the times; without a format there, this one was found out,
     *     and then a time must be a plausible one
     * @param baseDate the day that times of day count from; null leaves the epoch's
     */
    public TimeText(TimeFormat format, TimeOptions options, @Nullable LocalDate baseDate) {
        this.format = format;
        cut = options.cut();
        guessed = options.format() == null;
        midnight =
                baseDate == null ? 0 : baseDate.toEpochDay() * TimeFormat.DAY_MILLIS * MILLI_MICROS;
        clock = options.zone() == null ? null : new LocalClock(options.zone());
        calendar = new CalendarTime(cut);
        pattern = format == TimeFormat.PATTERN ? TimePattern.of(options) : null;
    }

    /** UTC microseconds since the epoch. */
    public long micros(CharSequence text) {
        return switch (format) {
            case ISO -> {
                long time = IsoTime.parse(text, cut);
                yield IsoTime.hasOffset(text) ? time : LocalClock.byClock(clock, time);
            }
            case CALENDAR, DAY_FIRST, MONTH_FIRST ->
                    LocalClock.byClock(clock, calendar.micros(text, format));
            case PATTERN -> pattern == null ? 0 : pattern.micros(text, clock);
            case SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS, MILLISECONDS_OF_DAY ->
                    count(text);
        };
    }

    /** Whether {@link #micros} would read it, as far as its digits tell. */
    boolean fits(CharSequence text) {
        return calendar.fits(text, format);
    }

    private long count(CharSequence text) {
        if (IsoTime.looksLike(text)) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_MALFORMED,
                    "Wanted a number, as the other times are, found \"" + text + "\".");
        }
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
        if (format == TimeFormat.MILLISECONDS_OF_DAY) {
            long ofDay = ofDay(FixedPoint.parse(text, format.decimals(), rounding), text);
            return LocalClock.byClock(clock, midnight + ofDay);
        }
        long micros =
                format == TimeFormat.NANOSECONDS
                        ? format.toMicros(FixedPoint.parse(text, 0, rounding), cut)
                        : FixedPoint.parse(text, format.decimals(), rounding);
        return requirePlausible(TimeFormat.requireYears(micros, text), text);
    }

    private long requirePlausible(long micros, CharSequence text) {
        if (guessed && (micros < PLAUSIBLE_MIN || micros >= PLAUSIBLE_END)) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Wanted a time between the years 1900 and 2099, found "
                            + text
                            + ", which would be "
                            + format.label()
                            + "; say with --time or --time-pattern how times are written.");
        }
        return micros;
    }

    /** Whether {@link #micros} cuts this time. */
    public boolean isCut(CharSequence text) {
        return cut && format.isCount() && FixedPoint.scaleOf(text) > format.decimals();
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
