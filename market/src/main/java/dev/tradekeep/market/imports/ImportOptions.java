package dev.tradekeep.market.imports;

import dev.tradekeep.model.number.FixedPoint;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about a file better than its content tells; null means: find out.
 *
 * @param columns which column is what, such as {@code time=timestamp,open=1}: names from the
 *     header, or numbers from 1; columns not named are found as usual
 * @param timeFormat how times are written
 * @param baseDate the UTC day that milliseconds since midnight count from
 * @param impliedDecimals decimals of prices that are written without their point: with 4, {@code
 *     1674100} is 167.41; usually 0
 * @param cutTimes whether times finer than a microsecond are cut to it, and counted; else they are
 *     a row error
 */
public record ImportOptions(
        @Nullable String columns,
        @Nullable TimeFormat timeFormat,
        @Nullable LocalDate baseDate,
        int impliedDecimals,
        boolean cutTimes) {
    /** Everything is found out. */
    public static final ImportOptions DETECT = new ImportOptions(null, null, null, 0, false);

    public ImportOptions {
        FixedPoint.requireScale(impliedDecimals);
    }

    /** These options with the columns named. */
    public ImportOptions withColumns(String spec) {
        return new ImportOptions(spec, timeFormat, baseDate, impliedDecimals, cutTimes);
    }

    /** These options with the time format given. */
    public ImportOptions withTimeFormat(TimeFormat format) {
        return new ImportOptions(columns, format, baseDate, impliedDecimals, cutTimes);
    }

    /** These options with the day that times of day belong to. */
    public ImportOptions withBaseDate(LocalDate date) {
        return new ImportOptions(columns, timeFormat, date, impliedDecimals, cutTimes);
    }

    /** These options with prices whose point is not written. */
    public ImportOptions withImpliedDecimals(int decimals) {
        return new ImportOptions(columns, timeFormat, baseDate, decimals, cutTimes);
    }

    /** These options with times cut to the microsecond. */
    public ImportOptions withTimesCut() {
        return new ImportOptions(columns, timeFormat, baseDate, impliedDecimals, true);
    }
}
