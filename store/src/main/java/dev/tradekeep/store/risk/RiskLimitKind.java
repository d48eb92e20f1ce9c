package dev.tradekeep.store.risk;

/** What a limit bounds, and the unit of its value. */
public enum RiskLimitKind {
    /** The quantity of an order, quantity units of the instrument. */
    ORDER_QUANTITY,
    /** The notional of an order, units of the quote asset. */
    ORDER_NOTIONAL,
    /** The quantity of a position, long or short, quantity units of the instrument. */
    POSITION_QUANTITY,
    /** The notional of a position at the last price, units of the quote asset. */
    POSITION_NOTIONAL,
    /** How many orders may be open at a time. */
    OPEN_ORDERS,
    /** How many orders may be sent in a minute. */
    ORDERS_PER_MINUTE,
    /** What may be lost in a UTC day, units of the quote asset. */
    DAILY_LOSS,
    /** How far equity may fall from its high, basis points. */
    DRAWDOWN_BPS
}
