package dev.tradekeep.store.users;

/** What a token may be used for, at most what its user may do. */
public enum TokenScope {
    READ,
    TRADE,
    ADMINISTER
}
