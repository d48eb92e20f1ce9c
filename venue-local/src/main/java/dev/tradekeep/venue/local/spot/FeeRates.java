package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.Quote;

/**
 * What a trade costs, as parts of what is received, in units of 10<sup>-8</sup>.
 *
 * @param discount how much less is paid in the fee asset, 0.25 for a quarter
 */
public record FeeRates(long maker, long taker, long discount) {
    /** One in a thousand, and a quarter less in the fee asset. */
    public static final FeeRates STANDARD =
            new FeeRates(Quote.UNIT / 1_000, Quote.UNIT / 1_000, Quote.UNIT / 4);

    long of(boolean isMaker) {
        return isMaker ? maker : taker;
    }
}
