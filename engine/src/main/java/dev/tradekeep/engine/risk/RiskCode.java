package dev.tradekeep.engine.risk;

/** Why an order was denied. The names are stable: books, replies and metrics carry them. */
public enum RiskCode {
    /** The limit price is no multiple of the tick size. */
    OFF_TICK_GRID,
    /** The quantity is no multiple of the lot size. */
    OFF_LOT_GRID,
    /** The quantity is below the instrument's minimum. */
    BELOW_MIN_QUANTITY,
    /** There is no price to value a market order at. */
    NO_PRICE,
    /** The order is worth less than the instrument's minimum. */
    BELOW_MIN_NOTIONAL,
    /** The order does not pass a filter of the instrument's exchange. */
    EXCHANGE_FILTER,
    /** What is owned, less what open orders have reserved, does not cover the order. */
    INSUFFICIENT_BALANCE,
    /** A halt holds for the portfolio, and the order would not make its position smaller. */
    TRADING_HALTED,
    /** A limit that people have set would not hold. */
    LIMIT_EXCEEDED,
    /** What the order is worth, or would lead to, does not fit 64 bits. */
    OUT_OF_RANGE
}
