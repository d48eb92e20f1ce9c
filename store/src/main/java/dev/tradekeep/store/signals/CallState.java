package dev.tradekeep.store.signals;

/** What became of a call. */
public enum CallState {
    /** Taken down; its order is being placed. */
    RECEIVED,
    /** Its order was taken. */
    PLACED,
    /** Its order is on the books, but was denied by the checks that all orders pass. */
    DENIED,
    /** There is no order. */
    REFUSED
}
