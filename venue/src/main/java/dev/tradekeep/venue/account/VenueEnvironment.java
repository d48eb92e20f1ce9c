package dev.tradekeep.venue.account;

/** Which system of an exchange is meant. */
public enum VenueEnvironment {
    /** The one where money is real. */
    LIVE,
    /** The exchange's own system for tries. */
    TESTNET,
    /** A local exchange on this machine. */
    LOCAL
}
