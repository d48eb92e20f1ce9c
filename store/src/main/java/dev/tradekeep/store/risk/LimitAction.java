package dev.tradekeep.store.risk;

/**
 * What happens when a limit is broken. Whatever it is, an order that would break the limit is not
 * sent, except under {@link #ALERT}.
 */
public enum LimitAction {
    /** Orders that would break it are denied. */
    DENY,
    /** Open orders that could make it worse are taken off. */
    CANCEL,
    /** The position is brought down to the limit; for limits on positions. */
    REDUCE,
    /** A halt of level {@link HaltLevel#FLATTEN} is raised, which a person must clear. */
    FLATTEN,
    /** A halt of level {@link HaltLevel#REDUCE_ONLY} is raised, which a person must clear. */
    HALT,
    /** Nothing but an alert: orders go on. */
    ALERT
}
