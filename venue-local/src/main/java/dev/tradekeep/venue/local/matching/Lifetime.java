package dev.tradekeep.venue.local.matching;

/** How long an order stays when it does not fill at once. */
public enum Lifetime {
    /** Rests until it is filled or canceled. */
    GTC,
    /** Trades what it can at once; the rest expires. */
    IOC,
    /** Trades wholly at once, or expires. */
    FOK
}
