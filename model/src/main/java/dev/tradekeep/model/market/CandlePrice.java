package dev.tradekeep.model.market;

/** Which price of a market candles are made of. */
public enum CandlePrice {
    /** What was paid. */
    TRADE,
    /** The best bid. */
    BID,
    /** The best ask. */
    ASK,
    /** Midway between the two. */
    MID
}
