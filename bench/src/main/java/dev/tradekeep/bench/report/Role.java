package dev.tradekeep.bench.report;

/** What a subject is in a comparison. */
public enum Role {
    /** What can be reached at all: the best of them is the measure. */
    LIMIT,
    /** Ours: the one with goals. */
    OURS,
    /** What people use otherwise: the best of them is to be beaten. */
    PEER
}
