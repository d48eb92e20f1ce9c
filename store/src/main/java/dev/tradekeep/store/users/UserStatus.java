package dev.tradekeep.store.users;

/** Whether a user may log in. */
public enum UserStatus {
    ACTIVE,
    DISABLED
}
