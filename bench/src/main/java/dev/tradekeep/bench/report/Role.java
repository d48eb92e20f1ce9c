package dev.tradekeep.bench.report;

/** What a subject is in a comparison. */
public enum Role {
    /** What can be reached at all: the best of them is the measure. */
    LIMIT,
    /** Ours: the one with goals. */
    OURS,
    /** What people use otherwise: the best of them is to be beaten. */
    PEER,
    /** A peer that goes through candles one by one, as an engine does. */
    EVENT_PEER,
    /** A peer that computes whole columns at once, and leaves out what cannot be written so. */
    VECTORISED_PEER
}
