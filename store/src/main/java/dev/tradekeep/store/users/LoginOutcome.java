package dev.tradekeep.store.users;

/** How a login attempt ended. */
public enum LoginOutcome {
    SUCCEEDED,
    WRONG_PASSWORD,
    /** The password was right, the second factor was not. */
    WRONG_CODE,
    UNKNOWN_USER,
    /** The user is there but may not log in. */
    DISABLED,
    /** Refused unseen, because there were too many before it; does not count as a failure. */
    LIMITED
}
