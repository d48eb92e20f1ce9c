package dev.tradekeep.venue.local.spot;

/** Where an order stands. */
public enum OrderState {
    /** Waits for the first order of its list to fill. */
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    EXPIRED_IN_MATCH;

    /** Whether something may still happen to it. */
    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED || this == PENDING_NEW;
    }
}
