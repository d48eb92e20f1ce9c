package dev.tradekeep.app.http.access;

import dev.tradekeep.app.auth.Authenticated;
import dev.tradekeep.app.auth.Authentication;
import dev.tradekeep.app.auth.UserStore;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.users.TokenHash;
import java.util.Optional;

/**
 * Access of users: a token as {@code Authorization: Bearer}, else the session of a cookie. A
 * browser sends the cookie with requests that some other page made, so a session changes something
 * only with the token in {@code X-CSRF-Token} that its login answered.
 */
public final class SessionAccess implements Access {
    public static final String COOKIE = "tradekeep_session";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String SCHEME = "Bearer ";

    private final Authentication authentication;

    /** Of the users in the books of a server. */
    public SessionAccess(UserStore users) {
        authentication = new Authentication(users);
    }

    /**
     * @throws TradekeepException also with {@link ErrorCode#FORBIDDEN} when a session asks for a
     *     change without its CSRF token
     */
    @Override
    public Caller identify(Inquiry inquiry) {
        Optional<String> authorization = inquiry.header("Authorization");
        if (authorization.isPresent()) {
            return caller(authentication.token(token(authorization.get())));
        }
        Optional<String> cookie = inquiry.cookie(COOKIE);
        if (cookie.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        Authenticated user = authentication.session(cookie.get());
        if (inquiry.method() != Method.GET) {
            requireCsrf(user, inquiry);
        }
        return caller(user);
    }

    private static String token(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new TradekeepException(
                    ErrorCode.UNAUTHENTICATED, "Wanted \"Authorization: Bearer TOKEN\".");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static void requireCsrf(Authenticated user, Inquiry inquiry) {
        TokenHash sent = TokenHash.of(inquiry.header(CSRF_HEADER).orElse(""));
        TokenHash wanted = user.csrf();
        if (wanted == null || !sent.equals(wanted)) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "Wanted the csrf of this session's login as the header " + CSRF_HEADER + ".");
        }
    }

    private static Caller caller(Authenticated user) {
        return new Caller(
                user.name(),
                user.userId(),
                user.role(),
                user.sessionId(),
                user.credential(),
                user.scopes());
    }
}
