package dev.tradekeep.model.tick;

/** Which number is near to a value of a tick, so that only the difference need be kept. */
enum Foretold {
    /** The same value of the tick before. */
    BY_TICK_BEFORE,
    /** The value before it of the same tick, as an ask by the bid. */
    BY_VALUE_BEFORE,
    /** None. */
    BY_NOTHING
}
