package dev.tradekeep.store.connections;

/** Which system of an exchange an account is of, and so whose money it holds. */
public enum ConnectionEnvironment {
    /** Nobody's: an exchange on this machine. */
    LOCAL,
    /** Nobody's: the exchange's own system for tries. */
    TESTNET,
    LIVE
}
