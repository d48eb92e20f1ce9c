package dev.tradekeep.model.order;

/** How long an order works. */
public enum TimeInForce {
    /** Until it is filled or canceled. */
    GTC,
    /** What can trade at once does, the rest ends. */
    IOC,
    /** All of it at once, or nothing. */
    FOK,
    /** Until a time. */
    GTD
}
