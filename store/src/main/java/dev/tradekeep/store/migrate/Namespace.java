package dev.tradekeep.store.migrate;

/**
 * Whose migrations they are. Each namespace has names, an order and a checksum chain of its own;
 * those of Tradekeep are applied first.
 */
public enum Namespace {
    /** The ones that come with the program. */
    TRADEKEEP,
    /** Those in a folder of the user's. */
    USER
}
