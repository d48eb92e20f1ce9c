package dev.tradekeep.store.users;

import java.util.Set;

/**
 * A token that may be used now.
 *
 * @param id never given to another token
 * @param userId whose it is
 * @param userName whose it is
 * @param role what the user may do now
 * @param name what the user calls it
 * @param scopes what it may be used for
 * @param expiresAt UTC microseconds
 */
public record ApiToken(
        long id,
        long userId,
        String userName,
        UserRole role,
        String name,
        Set<TokenScope> scopes,
        long expiresAt) {
    public ApiToken {
        scopes = Set.copyOf(scopes);
    }
}
