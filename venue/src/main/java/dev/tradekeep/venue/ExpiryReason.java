package dev.tradekeep.venue;

/** Why the simulated exchange lets an order expire, in whole or in part: the reason it reports. */
public enum ExpiryReason {
    /** The owner cannot pay for it, or has not got what it sells. */
    CASH,
    /** It must trade at once, and the candle has too little volume. */
    VOLUME,
    /** It opens a position, and its candle came too late. */
    LATE,
    /** It must trade at once, and the market is not at its price. */
    PRICE,
    /** Its time was over. */
    TIME,
    /** What it is worth does not fit 64 bits. */
    OVERFLOW,
    /** The candles were over. */
    END
}
