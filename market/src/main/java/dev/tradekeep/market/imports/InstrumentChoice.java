package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Locale;

/**
 * Which instrument the candles of a file belong to. One that is not listed yet is made with the
 * decimals of the file, on an exchange that is made as a simulated one.
 *
 * @param exchange our name of the exchange
 * @param base code of the asset that is traded
 * @param quote code of the asset that it is paid with
 */
public record InstrumentChoice(String exchange, String base, String quote) {
    /** Decimals of a quantity of an instrument that is made. */
    static final int QUANTITY_SCALE = 8;

    /** Decimals of a balance of an asset that is made: up to 92 billion fit. */
    static final int ASSET_SCALE = 8;

    private static final int QUOTE_SCALE_MIN = 2;
    private static final int PRICE_AND_QUOTE_SCALE_MAX = 12;

    /**
     * Decimals of a quote asset that is made. Prices of many decimals are small ones, which may
     * multiply: then the balance needs its digits before the point.
     */
    static int quoteScale(int priceScale) {
        return Math.clamp(PRICE_AND_QUOTE_SCALE_MAX - priceScale, QUOTE_SCALE_MIN, ASSET_SCALE);
    }

    /**
     * Reads {@code BTC/USD}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the text is none
     */
    public static InstrumentChoice parse(String exchange, String symbol) {
        int slash = symbol.indexOf('/');
        if (slash < 1 || slash != symbol.lastIndexOf('/') || slash == symbol.length() - 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an instrument such as BTC/USD, found \"" + symbol + "\".");
        }
        String upper = symbol.toUpperCase(Locale.ROOT);
        return new InstrumentChoice(
                exchange, upper.substring(0, slash), upper.substring(slash + 1));
    }

    /** {@code BASE/QUOTE}. */
    public String symbol() {
        return base + "/" + quote;
    }
}
