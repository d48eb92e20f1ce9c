package dev.tradekeep.venue;

/** What the volume of a series counts. */
public enum VolumeUnit {
    /** Not said: it bounds nothing. */
    UNKNOWN,
    /** The base asset. */
    BASE,
    /** The quote asset. */
    QUOTE,
    /** Contracts: an order's quantity counts the same. */
    CONTRACTS
}
