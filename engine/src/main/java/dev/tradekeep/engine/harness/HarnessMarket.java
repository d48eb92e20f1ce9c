package dev.tradekeep.engine.harness;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.venue.VenueModel;

/**
 * What a strategy is tried on.
 *
 * @param instrument that it trades
 * @param interval of the candles that it decides on
 * @param cash that it begins with, quote-asset units, above 0
 * @param venue the rules by which its orders are filled, and what that costs
 */
public record HarnessMarket(Instrument instrument, Interval interval, long cash, VenueModel venue) {
    private static final int BASE_SCALE = 8;
    private static final int QUOTE_SCALE = 2;

    /** Minutes of BTC/USD, prices of two decimals, quantities of eight; 100,000 USD. */
    public static final HarnessMarket DEFAULT =
            new HarnessMarket(
                    instrument("BTC/USD"), Interval.ONE_MINUTE, 10_000_000, VenueModel.DEFAULT);

    /** An instrument of a symbol, prices of two decimals, quantities of eight. */
    static Instrument instrument(String symbol) {
        int slash = symbol.indexOf('/');
        String base = slash < 1 ? symbol : symbol.substring(0, slash);
        String quote = slash < 1 ? "USD" : symbol.substring(slash + 1);
        return new Instrument(
                symbol,
                new Asset(base, BASE_SCALE),
                new Asset(quote, QUOTE_SCALE),
                QUOTE_SCALE,
                BASE_SCALE,
                1,
                1,
                1,
                0);
    }

    /** The same with candles of another length. */
    public HarnessMarket of(Interval other) {
        return new HarnessMarket(instrument, other, cash, venue);
    }

    /** The same with another instrument. */
    public HarnessMarket of(Instrument other) {
        return new HarnessMarket(other, interval, cash, venue);
    }
}
