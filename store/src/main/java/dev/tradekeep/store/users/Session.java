package dev.tradekeep.store.users;

/**
 * A session that may be used now.
 *
 * @param id never given to another session
 * @param userId whose it is
 * @param userName whose it is
 * @param role what the user may do now
 * @param csrf the hash of the token that requests which change something must carry
 * @param createdAt UTC microseconds
 * @param lastSeenAt UTC microseconds
 * @param expiresAt UTC microseconds
 */
public record Session(
        long id,
        long userId,
        String userName,
        UserRole role,
        TokenHash csrf,
        long createdAt,
        long lastSeenAt,
        long expiresAt) {}
