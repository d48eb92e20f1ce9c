package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnOptions;
import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.model.number.FixedPoint;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about a file better than its content tells.
 *
 * @param columns which column is what
 * @param times how times are written
 * @param text how the text is laid out
 * @param symbol only rows of this symbol, as the file writes it; null for all, which must then be
 *     of one
 * @param profile whose file it is; null: find out
 * @param impliedDecimals decimals of prices that are written without their point: with 4, {@code
 *     1674100} is 167.41; usually 0
 */
public record ImportOptions(
        ColumnOptions columns,
        TimeOptions times,
        TextOptions text,
        @Nullable String symbol,
        @Nullable FileProfile profile,
        int impliedDecimals) {
    /** Everything is found out. */
    public static final ImportOptions DETECT =
            new ImportOptions(
                    ColumnOptions.DETECT, TimeOptions.DETECT, TextOptions.DETECT, null, null, 0);

    public ImportOptions {
        FixedPoint.requireScale(impliedDecimals);
    }

    /** These options with the columns named. */
    public ImportOptions withColumns(String spec) {
        return with(columns.withSpec(spec));
    }

    /** These options with other columns. */
    ImportOptions with(ColumnOptions other) {
        return new ImportOptions(other, times, text, symbol, profile, impliedDecimals);
    }

    /** These options with other times. */
    ImportOptions with(TimeOptions other) {
        return new ImportOptions(columns, other, text, symbol, profile, impliedDecimals);
    }

    /** These options with another layout of the text. */
    ImportOptions with(TextOptions other) {
        return new ImportOptions(columns, times, other, symbol, profile, impliedDecimals);
    }

    /** These options with the time format given. */
    public ImportOptions withTimeFormat(TimeFormat format) {
        return with(times.withFormat(format));
    }

    /** These options with the day that times of day belong to. */
    public ImportOptions withBaseDate(LocalDate date) {
        return with(times.withBaseDate(date));
    }

    /** These options with times cut to the microsecond. */
    public ImportOptions withTimesCut() {
        return with(times.withCut());
    }

    /** These options with the rows of one symbol. */
    public ImportOptions withSymbol(String wanted) {
        return new ImportOptions(columns, times, text, wanted, profile, impliedDecimals);
    }

    /** These options with prices whose point is not written. */
    public ImportOptions withImpliedDecimals(int decimals) {
        return new ImportOptions(columns, times, text, symbol, profile, decimals);
    }

    /** These options for a file of a known source. */
    public ImportOptions withProfile(FileProfile other) {
        return new ImportOptions(columns, times, text, symbol, other, impliedDecimals);
    }
}
