package dev.tradekeep.app.auth;

import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * A user who proved to be one.
 *
 * @param role what may be done: the user's role, and no more than the token's scopes allow
 * @param sessionId the session; null when a token was sent
 * @param csrf what a request of the session that changes something must carry; null for a token,
 *     which no page can send unasked
 */
public record Authenticated(
        long userId,
        String name,
        UserRole role,
        @Nullable Long sessionId,
        @Nullable TokenHash csrf) {}
