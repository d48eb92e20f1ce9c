package dev.tradekeep.store.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The SHA-256 of a random token: what is kept of it. One round is enough, because nobody can guess
 * 128 random bits or more; a password needs a slow hash instead.
 *
 * <p>Compared in constant time. Never shows its bytes.
 */
public final class TokenHash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    private TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a token as the client sends it. */
    public static TokenHash of(String token) {
        try {
            return new TokenHash(
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static TokenHash ofStored(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("Wanted " + BYTES + " bytes, found " + bytes.length);
        }
        return new TokenHash(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TokenHash[hidden]";
    }
}
