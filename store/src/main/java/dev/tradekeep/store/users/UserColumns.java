package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class UserColumns {
    /** A user without anything secret. */
    static final Columns PUBLIC =
            Columns.of("users", "name", "role", "status", "created_at", "updated_at");

    static final Columns USER = PUBLIC.with("password_hash");

    static final Columns SESSION =
            Columns.of(
                    "user_sessions",
                    "user_id",
                    "token_sha256",
                    "csrf_sha256",
                    "address",
                    "agent",
                    "created_at",
                    "last_seen_at",
                    "expires_at");

    static final Columns TOKEN =
            Columns.of(
                    "api_tokens",
                    "user_id",
                    "name",
                    "token_sha256",
                    "scopes",
                    "created_at",
                    "expires_at");

    static final Columns LOGIN_ATTEMPT =
            Columns.of(
                    "login_attempts",
                    "user_name",
                    "address",
                    "outcome",
                    "attempts",
                    "attempted_at");

    private UserColumns() {}
}
