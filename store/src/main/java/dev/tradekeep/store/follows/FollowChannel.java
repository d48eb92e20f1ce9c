package dev.tradekeep.store.follows;

/** What of an instrument is followed. */
public enum FollowChannel {
    /** Candles that have closed. */
    CANDLES,
    /** Every trade. */
    TRADES,
    /** The best prices of both sides. */
    QUOTES
}
