package dev.tradekeep.store.connections;

/** What an exchange asks for to let a program in. */
public enum SecretKind {
    API_KEY,
    API_SECRET,
    PASSPHRASE
}
