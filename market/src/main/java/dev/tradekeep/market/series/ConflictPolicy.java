package dev.tradekeep.market.series;

/** What happens to a row of market data that is in the books with other values. */
public enum ConflictPolicy {
    /** It is an error, so that history never changes silently. */
    STOP,
    /** The books keep what they have. */
    KEEP,
    /** The new row takes its place: a correction. */
    REPLACE
}
