package dev.tradekeep.store.connections;

/** Whose money an account at an exchange holds. */
public enum ConnectionEnvironment {
    /** Nobody's: our own simulation. */
    SIMULATED,
    /** Nobody's: the exchange's test system. */
    TESTNET,
    LIVE
}
