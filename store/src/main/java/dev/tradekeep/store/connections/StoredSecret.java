package dev.tradekeep.store.connections;

/**
 * That a connection has a secret, not what it says.
 *
 * @param connection its name
 * @param setAt UTC microseconds
 */
public record StoredSecret(String connection, SecretKind kind, long setAt) {}
