package dev.tradekeep.store.users;

/** What a user may do; each may do what those before it may. */
public enum UserRole {
    VIEWER,
    TRADER,
    ADMINISTRATOR
}
