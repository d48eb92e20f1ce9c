package dev.tradekeep.store.users;

/**
 * The secret of a user's one-time codes, encrypted: what the file holds. The user is to be bound to
 * the ciphertext by who encrypts, so that one user's cannot pass for another's. Never shows its
 * bytes.
 */
public final class SealedTotpSecret {
    private final long userId;
    private final byte[] bytes;

    /** Takes a copy. */
    public SealedTotpSecret(long userId, byte[] bytes) {
        this.userId = userId;
        this.bytes = bytes.clone();
    }

    /** Whose it is. */
    public long userId() {
        return userId;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SealedTotpSecret[user " + userId + "]";
    }
}
