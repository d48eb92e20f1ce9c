package dev.tradekeep.venue.account;

import dev.tradekeep.model.market.Interval;

/** What can be listened to. */
public sealed interface MarketChannel {

    /** Candles of an interval, while they grow and as they close. */
    record Candles(Interval interval) implements MarketChannel {}

    /** Every trade. */
    record Trades() implements MarketChannel {}

    /** The best prices of both sides. */
    record Top() implements MarketChannel {}

    /** The order book, kept whole. */
    record Book() implements MarketChannel {}
}
