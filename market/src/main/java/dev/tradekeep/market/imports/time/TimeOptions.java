package dev.tradekeep.market.imports.time;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about the times of a file; null means: find out.
 *
 * @param format how times are written
 * @param pattern the same in letters, such as {@code dd-MMM-yyyy hh:mm a}
 * @param zone whose clock times without an offset follow; null for UTC
 * @param baseDate the day that milliseconds since midnight count from
 * @param cut whether times finer than a microsecond are cut to it, and counted; else they are a row
 *     error
 */
public record TimeOptions(
        @Nullable TimeFormat format,
        @Nullable String pattern,
        @Nullable ZoneId zone,
        @Nullable LocalDate baseDate,
        boolean cut) {
    public static final TimeOptions DETECT = new TimeOptions(null, null, null, null, false);

    public TimeOptions withFormat(TimeFormat wanted) {
        return new TimeOptions(wanted, pattern, zone, baseDate, cut);
    }

    TimeOptions withPattern(String wanted) {
        return new TimeOptions(TimeFormat.PATTERN, wanted, zone, baseDate, cut);
    }

    public TimeOptions withZone(ZoneId wanted) {
        return new TimeOptions(format, pattern, wanted, baseDate, cut);
    }

    public TimeOptions withBaseDate(LocalDate wanted) {
        return new TimeOptions(format, pattern, zone, wanted, cut);
    }

    public TimeOptions withCut() {
        return new TimeOptions(format, pattern, zone, baseDate, true);
    }
}
