package dev.tradekeep.model.order;

/** The word that ended an order. */
public enum OrderEnd {
    /** Refused by our own risk check; never sent. */
    DENIED,
    /** Refused by the venue. */
    REJECTED,
    /** Taken off the book. */
    CANCELED,
    /** Ended by its time in force. */
    EXPIRED
}
