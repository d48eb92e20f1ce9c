package dev.tradekeep.model.order;

/** How an order is priced. */
public enum OrderType {
    /** At whatever price the market gives. */
    MARKET,
    /** At the limit price or better. */
    LIMIT
}
