package dev.tradekeep.store.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about a file better than its content tells; null means: find out.
 *
 * @param columns which column is what, such as {@code time=timestamp,open=1}: names from the
 *     header, or numbers from 1; columns not named are found as usual
 * @param timeFormat how times are written
 * @param baseDate the UTC day that milliseconds since midnight count from
 */
public record ImportOptions(
        @Nullable String columns, @Nullable TimeFormat timeFormat, @Nullable LocalDate baseDate) {
    /** Everything is found out. */
    public static final ImportOptions DETECT = new ImportOptions(null, null, null);

    /** These options with the columns named. */
    public ImportOptions withColumns(String spec) {
        return new ImportOptions(spec, timeFormat, baseDate);
    }

    /** These options with the time format given. */
    public ImportOptions withTimeFormat(TimeFormat format) {
        return new ImportOptions(columns, format, baseDate);
    }

    /** These options with the day that times of day belong to. */
    public ImportOptions withBaseDate(LocalDate date) {
        return new ImportOptions(columns, timeFormat, date);
    }
}
