package dev.tradekeep.model.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * One OHLCV bar.
 *
 * @param openTime start of the bar, UTC microseconds since the epoch
 * @param open first price, units of the instrument's price scale, above 0
 * @param high highest price, at least every other price
 * @param low lowest price, above 0, at most every other price
 * @param close last price
 * @param volume traded volume, units of the series' volume scale, 0 or more
 */
public record Candle(long openTime, long open, long high, long low, long close, long volume) {

    /**
     * @throws TradekeepException with {@link ErrorCode#CANDLE_INVALID} when a price is not above 0,
     *     the high is not the highest, the low not the lowest, or the volume is negative
     */
    public Candle {
        if (low <= 0) {
            throw invalid("every price must be above 0");
        }
        if (high < low) {
            throw invalid("the high is below the low");
        }
        if (open > high || open < low) {
            throw invalid("the open lies outside low..high");
        }
        if (close > high || close < low) {
            throw invalid("the close lies outside low..high");
        }
        if (volume < 0) {
            throw invalid("the volume is negative");
        }
    }

    private static TradekeepException invalid(String reason) {
        return new TradekeepException(
                ErrorCode.CANDLE_INVALID, "Not a valid candle: " + reason + ".");
    }
}
