package dev.tradekeep.store.users;

import org.jspecify.annotations.Nullable;

/** What a user's password and code are checked against. Never shows what it holds. */
public final class Credentials {
    private final String passwordHash;
    private final byte @Nullable [] totpSecret;

    Credentials(String passwordHash, byte @Nullable [] totpSecret) {
        this.passwordHash = passwordHash;
        this.totpSecret = totpSecret;
    }

    /** The slow hash of the password, in the encoding of who made it. */
    public String passwordHash() {
        return passwordHash;
    }

    /** The secret of the one-time codes as it was saved; null when none are asked for. */
    public byte @Nullable [] totpSecret() {
        return totpSecret == null ? null : totpSecret.clone();
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
