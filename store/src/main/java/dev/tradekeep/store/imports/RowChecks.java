package dev.tradekeep.store.imports;

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
        long open = values[CandleField.OPEN.index()];
        long high = values[CandleField.HIGH.index()];
        long low = values[CandleField.LOW.index()];
        long close = values[CandleField.CLOSE.index()];
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            return "every price must be above 0, found " + prices(values, settings);
        }
        if (high < low) {
            return "the high is below the low, found " + prices(values, settings);
        }
        if (open < low || open > high) {
            return "the open lies outside low to high, found " + prices(values, settings);
        }
        if (close < low || close > high) {
            return "the close lies outside low to high, found " + prices(values, settings);
        }
        return size(CandleField.VOLUME, values, settings);
    }

    private static @Nullable String trade(long[] values, ReadSettings settings) {
        String problem = price(TradeField.PRICE, values, settings);
        return problem == null ? size(TradeField.QUANTITY, values, settings) : problem;
    }

    private static @Nullable String quote(long[] values, ReadSettings settings) {
        String problem = price(QuoteField.BID, values, settings);
        problem = problem == null ? price(QuoteField.ASK, values, settings) : problem;
        problem = problem == null ? size(QuoteField.BID_SIZE, values, settings) : problem;
        return problem == null ? size(QuoteField.ASK_SIZE, values, settings) : problem;
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
                + FixedPoint.formatShort(values[CandleField.OPEN.index()], scale)
                + ", high "
                + FixedPoint.formatShort(values[CandleField.HIGH.index()], scale)
                + ", low "
                + FixedPoint.formatShort(values[CandleField.LOW.index()], scale)
                + ", close "
                + FixedPoint.formatShort(values[CandleField.CLOSE.index()], scale);
    }
}
