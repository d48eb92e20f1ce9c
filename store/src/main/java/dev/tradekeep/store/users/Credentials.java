package dev.tradekeep.store.users;

import org.jspecify.annotations.Nullable;

/** What a user's password and code are checked against. Never shows what it holds. */
public final class Credentials {
    private final String passwordHash;
    private final @Nullable SealedTotpSecret totpSecret;

    Credentials(String passwordHash, @Nullable SealedTotpSecret totpSecret) {
        this.passwordHash = passwordHash;
        this.totpSecret = totpSecret;
    }

    /** The slow hash of the password, in the encoding of who made it. */
    public String passwordHash() {
        return passwordHash;
    }

    /** The secret of the one-time codes; null when none are asked for. */
    public @Nullable SealedTotpSecret totpSecret() {
        return totpSecret;
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
