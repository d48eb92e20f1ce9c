package dev.tradekeep.engine.core;

/** What the books know of a position in addition to what is held. */
final class PositionNotes {
    /** How often it was to be closed since a trade last changed it. */
    int closingTries;

    /** When the last funding was due that is booked, UTC microseconds. */
    long fundedUntil = Long.MIN_VALUE;
}
