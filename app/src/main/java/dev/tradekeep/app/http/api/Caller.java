package dev.tradekeep.app.http.api;

import dev.tradekeep.store.users.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request.
 *
 * @param name for messages and the audit log
 * @param userId the user; null for anonymous and for the system itself
 * @param role what the caller may do; null for nothing but what everybody may
 * @param sessionId the session of a user who logged in; null for a token
 * @param credential the session or token by its number and name, for the audit log; null for none
 */
public record Caller(
        String name,
        @Nullable Long userId,
        @Nullable UserRole role,
        @Nullable Long sessionId,
        @Nullable String credential) {
    /** A caller who has not authenticated. */
    public static final Caller ANONYMOUS = new Caller("anonymous", null, null);

    /** Somebody without a session. */
    public Caller(String name, @Nullable Long userId, @Nullable UserRole role) {
        this(name, userId, role, null, null);
    }

    /** Whether this is a program that acts for a user. */
    public boolean isToken() {
        return userId != null && sessionId == null;
    }

    /** Whether this is a user or acts for one. */
    public boolean isKnown() {
        return role != null;
    }

    /** Whether the caller may do what a role may. */
    public boolean mayActAs(UserRole least) {
        return role != null && role.compareTo(least) >= 0;
    }
}
