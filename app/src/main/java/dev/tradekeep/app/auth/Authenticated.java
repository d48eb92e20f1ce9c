package dev.tradekeep.app.auth;

import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user who proved to be one.
 *
 * @param role of the user
 * @param scopes what a token may be used for; everything for a session
 * @param sessionId the session; null when a token was sent
 * @param csrf what a request of the session that changes something must carry; null for a token,
 *     which no page can send unasked
 * @param credential the session or token by its number and name, for the audit log
 */
public record Authenticated(
        long userId,
        String name,
        UserRole role,
        Set<TokenScope> scopes,
        @Nullable Long sessionId,
        @Nullable TokenHash csrf,
        String credential) {
    public Authenticated {
        scopes = Set.copyOf(scopes);
    }

    /** What the audit log calls a session. */
    static String session(long id) {
        return "session " + id;
    }

    /** What the audit log calls a token. */
    static String token(long id, String name) {
        return "token " + id + " " + name;
    }
}
