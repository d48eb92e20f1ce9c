package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.columns.Field;
import dev.tradekeep.market.imports.columns.MarketFields;
import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/** What the numbers of a row must keep; each answers what is wrong, or null. */
final class RowChecks {
    private RowChecks() {}

    static @Nullable String check(DataKind kind, long[] values, ReadSettings settings) {
        return switch (kind) {
            case CANDLES -> candle(values, settings);
            case TRADES -> trade(values, settings);
            case QUOTES -> quote(values, settings);
        };
    }

    private static @Nullable String candle(long[] values, ReadSettings settings) {
        long open = values[MarketFields.OPEN.index()];
        long high = values[MarketFields.HIGH.index()];
        long low = values[MarketFields.LOW.index()];
        long close = values[MarketFields.CLOSE.index()];
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            return "every price must be above 0, found " + prices(values, settings);
        }
        if (high < low) {
            return "the high is below the low, found " + prices(values, settings);
        }
        if (open < low || open > high) {
            return "the open lies outside low to high, found "
                    + prices(values, settings)
                    + hint(open, high, low, close);
        }
        if (close < low || close > high) {
            return "the close lies outside low to high, found "
                    + prices(values, settings)
                    + hint(open, high, low, close);
        }
        return size(MarketFields.VOLUME, values, settings);
    }

    /** Where the first price is the lowest and the second the highest, they may be just these. */
    private static String hint(long first, long second, long third, long fourth) {
        boolean lowFirst = first <= Math.min(third, fourth) && second >= Math.max(third, fourth);
        return lowFirst ? "; --profile coinbase reads low, high, open, close in this order" : "";
    }

    private static @Nullable String trade(long[] values, ReadSettings settings) {
        String problem = price(MarketFields.PRICE, values, settings);
        return problem == null ? size(MarketFields.QUANTITY, values, settings) : problem;
    }

    private static @Nullable String quote(long[] values, ReadSettings settings) {
        String problem = price(MarketFields.BID, values, settings);
        problem = problem == null ? price(MarketFields.ASK, values, settings) : problem;
        problem = problem == null ? size(MarketFields.BID_SIZE, values, settings) : problem;
        return problem == null ? size(MarketFields.ASK_SIZE, values, settings) : problem;
    }

    private static @Nullable String price(Field field, long[] values, ReadSettings settings) {
        long price = values[field.index()];
        return price > 0
                ? null
                : "the "
                        + field.label()
                        + " must be above 0, found "
                        + FixedPoint.formatShort(price, settings.priceScale());
    }

    private static @Nullable String size(Field field, long[] values, ReadSettings settings) {
        long size = values[field.index()];
        return size >= 0
                ? null
                : "the "
                        + field.label()
                        + " is negative, found "
                        + FixedPoint.formatShort(size, settings.volumeScale());
    }

    private static String prices(long[] values, ReadSettings settings) {
        int scale = settings.priceScale();
        return "open "
                + FixedPoint.formatShort(values[MarketFields.OPEN.index()], scale)
                + ", high "
                + FixedPoint.formatShort(values[MarketFields.HIGH.index()], scale)
                + ", low "
                + FixedPoint.formatShort(values[MarketFields.LOW.index()], scale)
                + ", close "
                + FixedPoint.formatShort(values[MarketFields.CLOSE.index()], scale);
    }
}
