package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.users.ApiToken;
import dev.tradekeep.store.users.ApiTokenRepository;
import dev.tradekeep.store.users.Session;
import dev.tradekeep.store.users.SessionRepository;
import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.TokenScope;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who sent a request by what it carries. Read from the books each time, so that a revoked
 * session or token is refused from that moment on.
 */
public final class Authentication {
    private final UserStore store;
    private final LastUse lastUse = new LastUse();

    public Authentication(UserStore store) {
        this.store = store;
    }

    /**
     * The user of a session.
     *
     * @param cookie as the browser sends it
     * @throws TradekeepException with {@link ErrorCode#UNAUTHENTICATED} when it is none, has ended
     *     or was revoked
     */
    public Authenticated session(String cookie) {
        long now = store.now();
        TokenHash hash = TokenHash.of(cookie);
        Session session =
                store.read(transaction -> new SessionRepository(transaction).find(hash, now))
                        .orElseThrow(() -> unauthenticated("session"));
        if (lastUse.isNews("session " + session.id(), now)) {
            store.writeLater(
                    transaction -> new SessionRepository(transaction).touch(session.id(), now));
        }
        return new Authenticated(
                session.userId(),
                session.userName(),
                session.role(),
                Set.of(TokenScope.ADMINISTER),
                session.id(),
                session.csrf(),
                Authenticated.session(session.id()));
    }

    /**
     * The user of a token, with no more than its scopes.
     *
     * @throws TradekeepException with {@link ErrorCode#UNAUTHENTICATED} when it is none, has ended
     *     or was revoked
     */
    public Authenticated token(String text) {
        long now = store.now();
        TokenHash hash = TokenHash.of(text);
        Optional<ApiToken> found =
                store.read(transaction -> new ApiTokenRepository(transaction).find(hash, now));
        ApiToken token = found.orElseThrow(() -> unauthenticated("token"));
        if (lastUse.isNews("token " + token.id(), now)) {
            store.writeLater(
                    transaction -> new ApiTokenRepository(transaction).touch(token.id(), now));
        }
        return new Authenticated(
                token.userId(),
                token.userName(),
                token.role(),
                token.scopes(),
                null,
                null,
                Authenticated.token(token.id(), token.name()));
    }

    private static TradekeepException unauthenticated(String what) {
        return new TradekeepException(
                ErrorCode.UNAUTHENTICATED,
                "The " + what + " is unknown, has ended or was revoked. Log in again.");
    }
}
