package dev.tradekeep.model.order;

/** How an order is priced; {@link OrderTerms} has the prices. */
public enum OrderType {
    /** At whatever price the market gives. */
    MARKET,
    /** At the limit price or better. */
    LIMIT,
    /** A market order once the market has moved against us to the trigger price. */
    STOP,
    /** A limit order once the market has moved against us to the trigger price. */
    STOP_LIMIT,
    /** A market order once the market has moved in our favour to the trigger price. */
    TAKE_PROFIT,
    /** A stop whose trigger follows the market at a distance while it moves in our favour. */
    TRAILING_STOP
}
