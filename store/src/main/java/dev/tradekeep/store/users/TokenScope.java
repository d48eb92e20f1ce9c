package dev.tradekeep.store.users;

/** What a token may be used for, at most what its user may do. */
public enum TokenScope {
    /** To look at the books. */
    READ(UserRole.VIEWER),
    /** To trade, and to look. */
    TRADE(UserRole.TRADER),
    /** To change settings, risk limits, and connections with their secrets. */
    CONFIGURE(UserRole.ADMINISTRATOR),
    /** To take care of the file: backups, audits, upkeep, imports of market data. */
    MAINTAIN(UserRole.ADMINISTRATOR),
    /** To manage users who may do no more than the token, and to see who did what. */
    USERS(UserRole.ADMINISTRATOR),
    /** All of it, for every user. */
    ADMINISTER(UserRole.ADMINISTRATOR);

    private final UserRole least;

    TokenScope(UserRole least) {
        this.least = least;
    }

    /** Which role a user must have, at least, to have such a token. */
    public UserRole least() {
        return least;
    }

    /** Whether a token of this scope may do what needs another. */
    public boolean includes(TokenScope other) {
        return this == other || this == ADMINISTER || (this == TRADE && other == READ);
    }

    /** The scope of everything that a role may do. */
    public static TokenScope of(UserRole role) {
        return switch (role) {
            case VIEWER -> READ;
            case TRADER -> TRADE;
            case ADMINISTRATOR -> ADMINISTER;
        };
    }
}
