package dev.tradekeep.market.imports;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.IsoTime;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns how a file writes its times, in one pass and constant memory. Every time counts for the
 * format that its text and size speak for; the format with most of them is the file's, so that a
 * few damaged rows do not change it.
 */
final class TimeSurvey {
    private final @Nullable TimeFormat given;
    private final boolean cut;
    private final Map<TimeFormat, Span> spans = new EnumMap<>(TimeFormat.class);
    private final IntervalDetector steps = new IntervalDetector();
    private @Nullable TimeFormat previousFormat;
    private long previous;
    private long midnight;
    private boolean baseDateMissing;

    /**
     * @param given how times are written; null: find out
     * @param cut whether times finer than a microsecond are cut to it
     */
    TimeSurvey(@Nullable TimeFormat given, boolean cut) {
        this.cut = cut;
        this.given = given;
        for (TimeFormat format : TimeFormat.values()) {
            spans.put(format, new Span());
        }
    }

    void startEntry(@Nullable LocalDate baseDate) {
        midnight = TimeText.midnight(baseDate);
        baseDateMissing |= baseDate == null;
    }

    /**
     * Counts a time.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when the text is no time
     */
    void add(CharSequence text) {
        TimeFormat format = TimeFormat.ISO;
        long time;
        if (given == TimeFormat.ISO || (given == null && IsoTime.looksLike(text))) {
            time = IsoTime.parse(text);
        } else {
            time = TimeText.number(text);
            format = given == null ? TimeFormat.ofMagnitude(time) : given;
        }
        if (format == TimeFormat.MILLISECONDS_OF_DAY) {
            // Absolute from here on: each entry of a zip may be a day of its own.
            time = midnight + TimeText.micros(time);
        } else {
            format.toMicros(time, cut);
        }
        count(format, time);
    }

    private void count(TimeFormat format, long time) {
        span(format).add(time);
        if (format == previousFormat) {
            // The difference of two far times may wrap; it is then no step that an interval has.
            steps.add(time - previous);
        }
        previousFormat = format;
        previous = time;
    }

    /** The format of most times; meaningful once a time was counted. */
    TimeFormat format() {
        TimeFormat best = TimeFormat.ISO;
        for (Map.Entry<TimeFormat, Span> entry : spans.entrySet()) {
            if (entry.getValue().count > span(best).count) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /** Whether times of day were found, and no day that they belong to. */
    boolean lacksBaseDate() {
        return format() == TimeFormat.MILLISECONDS_OF_DAY && baseDateMissing;
    }

    /** The earliest time of the file's format, UTC microseconds since the epoch. */
    long firstMicros() {
        return micros(span(format()).first);
    }

    /** The latest time of the file's format, UTC microseconds since the epoch. */
    long lastMicros() {
        return micros(span(format()).last);
    }

    /** The most common step between rows where that is an interval that candles can have. */
    @Nullable Interval interval() {
        long step = steps.mostCommon();
        TimeFormat format = format();
        long micros = format == TimeFormat.MILLISECONDS_OF_DAY ? step : format.stepMicros(step);
        return micros <= 0 || micros > Interval.parse("1w").micros() || micros % 1_000_000 != 0
                ? null
                : new Interval(micros);
    }

    private long micros(long time) {
        TimeFormat format = format();
        return format == TimeFormat.MILLISECONDS_OF_DAY ? time : format.toMicros(time, cut);
    }

    private Span span(TimeFormat format) {
        return Objects.requireNonNull(spans.get(format));
    }

    /** The times that speak for one format, as that format counts them. */
    private static final class Span {
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(long time) {
            count++;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
    }
}
