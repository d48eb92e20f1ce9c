package dev.tradekeep.model.instrument;

/** What an exchange asks of an order apart from tick, lot and minimums. */
public enum OrderFilter {
    /** The lowest price of an order. */
    MIN_PRICE,
    /** The highest price of an order. */
    MAX_PRICE,
    /** The most of any order, in the base asset. */
    MAX_QUANTITY,
    /** The most of an order that trades at the market, in the base asset. */
    MAX_MARKET_QUANTITY,
    /** The most that an order may be worth, in the quote asset. */
    MAX_NOTIONAL,
    /** How far above the last price a buy may bid, as a multiple of it. */
    BID_UP,
    /** How far below the last price a buy may bid, as a multiple of it. */
    BID_DOWN,
    /** How far above the last price a sale may ask, as a multiple of it. */
    ASK_UP,
    /** How far below the last price a sale may ask, as a multiple of it. */
    ASK_DOWN,
    /** How many orders of the instrument may be open. */
    MAX_ORDERS,
    /** How many of them may wait for a trigger. */
    MAX_STOPS
}
