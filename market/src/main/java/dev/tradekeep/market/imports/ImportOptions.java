package dev.tradekeep.market.imports;

import dev.tradekeep.model.number.FixedPoint;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about a file better than its content tells; null means: find out.
 *
 * @param columns which column is what, such as {@code time=timestamp,open=1}: names from the
 *     header, or numbers from 1; columns not named are found as usual
 * @param times how times are written
 * @param impliedDecimals decimals of prices that are written without their point: with 4, {@code
 *     1674100} is 167.41; usually 0
 */
public record ImportOptions(@Nullable String columns, TimeOptions times, int impliedDecimals) {
    /** Everything is found out. */
    public static final ImportOptions DETECT = new ImportOptions(null, TimeOptions.DETECT, 0);

    public ImportOptions {
        FixedPoint.requireScale(impliedDecimals);
    }

    /** These options with the columns named. */
    public ImportOptions withColumns(String spec) {
        return new ImportOptions(spec, times, impliedDecimals);
    }

    /** These options with the time format given. */
    public ImportOptions withTimeFormat(TimeFormat format) {
        return with(times.withFormat(format));
    }

    /** These options with times as letters describe them. */
    public ImportOptions withTimePattern(String pattern) {
        return with(times.withPattern(pattern));
    }

    /** These options with times of the clocks of a zone, where they have no offset. */
    public ImportOptions withZone(ZoneId zone) {
        return with(times.withZone(zone));
    }

    /** These options with the day that times of day belong to. */
    public ImportOptions withBaseDate(LocalDate date) {
        return with(times.withBaseDate(date));
    }

    /** These options with times cut to the microsecond. */
    public ImportOptions withTimesCut() {
        return with(times.withCut());
    }

    /** These options with prices whose point is not written. */
    public ImportOptions withImpliedDecimals(int decimals) {
        return new ImportOptions(columns, times, decimals);
    }

    private ImportOptions with(TimeOptions other) {
        return new ImportOptions(columns, other, impliedDecimals);
    }
}
