package dev.tradekeep.market.imports.time;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns how a file writes its times, in one pass and constant memory. Every time counts for each
 * format that its text and size speak for; the format with most of them is the file's, so that a
 * few damaged rows do not change it.
 */
public final class TimeSurvey {
    /** Digits that a date, with or without its time of day, may have. */
    private static final long CALENDAR_MIN = 19_000_101L;

    private static final long DAY = 86_400_000_000L;
    private static final long MONTH_MIN = 28 * DAY;
    private static final long MONTH_MAX = 31 * DAY;

    private final TimeOptions options;
    private final Map<TimeFormat, Span> spans = new EnumMap<>(TimeFormat.class);
    private Map<TimeFormat, TimeText> texts = new EnumMap<>(TimeFormat.class);
    private @Nullable LocalDate baseDate;
    private boolean baseDateMissing;
    private @Nullable TradekeepException refused;
    private boolean counted;

    public TimeSurvey(TimeOptions options) {
        this.options = options;
        for (TimeFormat format : TimeFormat.values()) {
            spans.put(format, new Span());
        }
    }

    public void startEntry(@Nullable LocalDate date) {
        texts = new EnumMap<>(TimeFormat.class);
        baseDate = date;
        baseDateMissing |= date == null;
    }

    /**
     * Counts a time.
     *
     * @throws TradekeepException when the text is no time
     */
    public void add(CharSequence text) {
        refused = null;
        counted = false;
        TimeFormat given = options.format();
        if (given != null) {
            count(given, text);
        } else if (IsoTime.looksLike(text)) {
            count(TimeFormat.ISO, text);
        } else if (CalendarTime.hasSeparators(text)) {
            addDate(text);
        } else {
            addNumber(text);
        }
        if (!counted && refused != null) {
            throw refused;
        }
    }

    private void addDate(CharSequence text) {
        if (CalendarTime.isYearFirst(text)) {
            count(TimeFormat.CALENDAR, text);
            return;
        }
        count(TimeFormat.DAY_FIRST, text);
        // With points it is never the month that comes first.
        if (text.toString().indexOf('.') < 0 || text.toString().indexOf('/') >= 0) {
            count(TimeFormat.MONTH_FIRST, text);
        }
    }

    private void addNumber(CharSequence text) {
        long number = FixedPoint.parse(text, 0, RoundingMode.FLOOR);
        count(TimeFormat.ofMagnitude(number), text);
        if (number >= CALENDAR_MIN && text(TimeFormat.CALENDAR).fits(text)) {
            count(TimeFormat.CALENDAR, text);
        }
    }

    private TimeText text(TimeFormat format) {
        return texts.computeIfAbsent(format, f -> new TimeText(f, options, baseDate));
    }

    private void count(TimeFormat format, CharSequence text) {
        try {
            span(format).add(text(format).micros(text));
            counted = true;
        } catch (TradekeepException e) {
            refused = refused == null ? e : refused;
        }
    }

    /** The format of most times; meaningful once a time was counted. */
    public TimeFormat format() {
        TimeFormat best = TimeFormat.ISO;
        for (Map.Entry<TimeFormat, Span> entry : spans.entrySet()) {
            if (entry.getValue().count > span(best).count) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** Whether day and month cannot be told apart. */
    public boolean isAmbiguous() {
        return options.format() == null
                && format() == TimeFormat.DAY_FIRST
                && span(TimeFormat.DAY_FIRST).count == span(TimeFormat.MONTH_FIRST).count;
    }

    /** Whether times of day were found, and no day that they belong to. */
    public boolean lacksBaseDate() {
        return format() == TimeFormat.MILLISECONDS_OF_DAY && baseDateMissing;
    }

    /** The earliest time of the file's format, UTC microseconds since the epoch. */
    public long firstMicros() {
        return span(format()).first;
    }

    /** The latest time of the file's format, UTC microseconds since the epoch. */
    public long lastMicros() {
        return span(format()).last;
    }

    /** Whether times fall from row to row, and never rise. */
    public boolean isNewestFirst() {
        Span span = span(format());
        return span.falls > 0 && span.rises == 0;
    }

    /**
     * The step of the grid that most rows lie on, where that is an interval that candles can have.
     */
    public @Nullable Interval interval() {
        long micros = span(format()).steps.grid();
        if (micros >= MONTH_MIN && micros <= MONTH_MAX && micros % DAY == 0) {
            return Interval.parse("1mo");
        }
        return micros <= 0 || micros > Interval.parse("1w").micros() || micros % 1_000_000 != 0
                ? null
                : new Interval(micros);
    }

    /** Whether all steps between rows are multiples of the interval. */
    public boolean isRegular() {
        Interval interval = interval();
        return interval != null && span(format()).steps.divisor() % interval.micros() == 0;
    }

    private Span span(TimeFormat format) {
        return Objects.requireNonNull(spans.get(format));
    }

    /** The times that speak for one format, in UTC microseconds. */
    private static final class Span {
        private final IntervalDetector steps = new IntervalDetector();
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long previous;
        private long rises;
        private long falls;

        void add(long time) {
            if (count > 0) {
                rises += time > previous ? 1 : 0;
                falls += time < previous ? 1 : 0;
                steps.add(Math.abs(time - previous));
            }
            count++;
            previous = time;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
    }
}
