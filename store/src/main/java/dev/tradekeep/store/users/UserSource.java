package dev.tradekeep.store.users;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class UserSource {
    static final ListingSource USERS =
            ListingSource.named("users", "who may look, trade or administer")
                    .integer("id", "u.id")
                    .text("name", "u.name")
                    .text("role", "u.role")
                    .text("status", "u.status")
                    .bool("two_factor", "CASE WHEN u.totp_secret IS NOT NULL THEN 1 ELSE 0 END")
                    .time("created_at", "u.created_at")
                    .time("updated_at", "u.updated_at")
                    .from("users AS u")
                    .ascending("u.id");

    static final ListingSource SESSIONS =
            ListingSource.named("sessions", "sessions of the web page, newest first")
                    .integer("id", "s.id")
                    .text("user", "u.name")
                    .text("address", "s.address")
                    .text("agent", "s.agent")
                    .time("created_at", "s.created_at")
                    .time("last_seen_at", "s.last_seen_at")
                    .time("expires_at", "s.expires_at")
                    .time("revoked_at", "s.revoked_at")
                    .from("user_sessions AS s LEFT JOIN users AS u ON u.id = s.user_id")
                    .descending("s.id");

    static final ListingSource TOKENS =
            ListingSource.named("tokens", "tokens of programs, newest first")
                    .integer("id", "t.id")
                    .text("user", "u.name")
                    .text("name", "t.name")
                    .text("scopes", "t.scopes")
                    .time("created_at", "t.created_at")
                    .time("expires_at", "t.expires_at")
                    .time("last_used_at", "t.last_used_at")
                    .time("revoked_at", "t.revoked_at")
                    .from("api_tokens AS t LEFT JOIN users AS u ON u.id = t.user_id")
                    .descending("t.id");

    private static final ListingSource.Builder LOGIN_COLUMNS =
            ListingSource.named("login-attempts", "login attempts, newest first")
                    .text("user", "l.user_name")
                    .text("address", "l.address")
                    .text("outcome", "l.outcome")
                    .integer("attempts", "l.attempts")
                    .time("attempted_at", "l.attempted_at")
                    .from("login_attempts AS l");

    static final ListingSource LOGINS = LOGIN_COLUMNS.descending("l.id");

    static final ListingSource LOGINS_BY_TIME = LOGIN_COLUMNS.descending("l.attempted_at", "l.id");

    private UserSource() {}
}
