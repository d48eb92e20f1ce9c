package dev.tradekeep.app.http.api;

import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request.
 *
 * @param name for messages and the audit log
 * @param userId the user; null for anonymous and for the system itself
 * @param role what the caller may do; null for nothing but what everybody may
 * @param sessionId the session of a user who logged in; null for a token
 * @param credential the session or token by its number and name, for the audit log; null for none
 * @param scopes what a token may be used for; everything for others
 */
public record Caller(
        String name,
        @Nullable Long userId,
        @Nullable UserRole role,
        @Nullable Long sessionId,
        @Nullable String credential,
        Set<TokenScope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A caller who has not authenticated. */
    public static final Caller ANONYMOUS = new Caller("anonymous", null, null);

    /** Somebody without a session. */
    public Caller(String name, @Nullable Long userId, @Nullable UserRole role) {
        this(name, userId, role, null, null, Set.of(TokenScope.ADMINISTER));
    }

    /** Whether this is a program that acts for a user. */
    public boolean isToken() {
        return userId != null && sessionId == null;
    }

    /** Whether this is a user or acts for one. */
    public boolean isKnown() {
        return role != null;
    }

    /** Whether the caller may do what a role may, and what a scope of tokens stands for. */
    public boolean may(UserRole least, TokenScope scope) {
        return mayActAs(least) && has(scope);
    }

    /** Whether the caller is no token, or one with a scope. */
    public boolean has(TokenScope scope) {
        return scopes.stream().anyMatch(own -> own.includes(scope));
    }

    /** The highest role all of whose rights the caller has; empty when there is none. */
    public Optional<UserRole> wholeRole() {
        return Arrays.stream(UserRole.values())
                .filter(one -> may(one, TokenScope.of(one)))
                .max(Comparator.naturalOrder());
    }

    /** Whether the caller's user has a role or one above it. */
    public boolean mayActAs(UserRole least) {
        return role != null && role.compareTo(least) >= 0;
    }
}
