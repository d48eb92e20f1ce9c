package dev.tradekeep.store.users;

import org.jspecify.annotations.Nullable;

/**
 * A session to open.
 *
 * @param userId who logged in
 * @param token the hash of what the cookie holds
 * @param csrf the hash of the token against forged requests
 * @param address where the request came from
 * @param agent what the browser calls itself; cut to {@link #AGENT_CHARACTERS_MAX}
 * @param createdAt UTC microseconds
 * @param expiresAt UTC microseconds, after {@code createdAt}
 */
public record NewSession(
        long userId,
        TokenHash token,
        TokenHash csrf,
        String address,
        @Nullable String agent,
        long createdAt,
        long expiresAt) {
    public static final int AGENT_CHARACTERS_MAX = 256;

    public NewSession {
        if (agent != null) {
            agent = Texts.cut(agent, AGENT_CHARACTERS_MAX);
        }
    }
}
