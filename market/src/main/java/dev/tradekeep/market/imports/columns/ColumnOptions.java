package dev.tradekeep.market.imports.columns;

import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about the columns of a file; null means: find out.
 *
 * @param spec which column is what, such as {@code time=timestamp,open=1}: names from the header,
 *     or numbers from 1; columns not named are found as usual
 * @param time the columns of the date and of the time of day, such as {@code date,time}
 * @param symbol the column that says whose row it is
 * @param noVolume whether candles may be without a volume, which is then 0
 */
public record ColumnOptions(
        @Nullable String spec, @Nullable String time, @Nullable String symbol, boolean noVolume) {
    public static final ColumnOptions DETECT = new ColumnOptions(null, null, null, false);

    public ColumnOptions withSpec(String wanted) {
        return new ColumnOptions(wanted, time, symbol, noVolume);
    }

    public ColumnOptions withTime(String wanted) {
        return new ColumnOptions(spec, wanted, symbol, noVolume);
    }

    ColumnOptions withSymbol(String wanted) {
        return new ColumnOptions(spec, time, wanted, noVolume);
    }

    public ColumnOptions withoutVolume() {
        return new ColumnOptions(spec, time, symbol, true);
    }
}
