package dev.tradekeep.store.users;

import java.util.Set;

/**
 * A token to issue.
 *
 * @param userId whose it is
 * @param name what the user calls it, 1 to 64 characters
 * @param token the hash of what is shown once
 * @param scopes what it may be used for, at least one
 * @param createdAt UTC microseconds
 * @param expiresAt UTC microseconds, after {@code createdAt}
 */
public record NewApiToken(
        long userId,
        String name,
        TokenHash token,
        Set<TokenScope> scopes,
        long createdAt,
        long expiresAt) {
    public NewApiToken {
        scopes = Set.copyOf(scopes);
    }
}
