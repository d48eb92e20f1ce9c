package dev.tradekeep.store.listing;

/** What the value of a filter is. */
public enum FilterKind {
    /** No value: the filter is on when it is named. */
    FLAG,
    /** Text, compared exactly. */
    TEXT,
    /** Words to search for. */
    SEARCH,
    /** A whole number. */
    INTEGER,
    /** A time in ISO 8601. */
    TIME,
    /** One of a closed set of words. */
    CHOICE,
    /** The name of a row of another table. */
    NAME
}
