package dev.tradekeep.store.sqlite.bulk;

/** What a row does that the table does not take. */
public enum RejectPolicy {
    /** Ends the load. Its batch is rolled back, those before it stay. */
    STOP,
    /** Is left out and counted. */
    SKIP,
    /** Is left out, counted, and kept with its reason, up to a bound. */
    COLLECT
}
