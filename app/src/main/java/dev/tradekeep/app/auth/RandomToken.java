package dev.tradekeep.app.auth;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens that nobody can guess. Thread-safe. */
public final class RandomToken {
    private static final int BYTES = 32;

    private final SecureRandom random;

    public RandomToken(SecureRandom random) {
        this.random = random;
    }

    /** 256 random bits in the letters of a URL, after a prefix that tells what it is. */
    public String next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
