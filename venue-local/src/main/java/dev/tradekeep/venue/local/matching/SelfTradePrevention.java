package dev.tradekeep.venue.local.matching;

/** What happens when two orders of one owner would trade; the mode of the arriving order counts. */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    /** The arriving order expires. */
    EXPIRE_TAKER,
    /** The resting order expires. */
    EXPIRE_MAKER,
    /** Both expire. */
    EXPIRE_BOTH,
    /** Both lose what they would have traded; one with nothing left expires. */
    DECREMENT
}
