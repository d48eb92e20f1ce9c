package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over users. */
public enum UserQuery implements Query {
    INSERT(
            """
            INSERT INTO users (name, role, status, password_hash, created_at, updated_at)
            VALUES (?1, ?2, 'active', ?3, ?4, ?4)\
            """),
    FIND_BY_NAME(Columns.USER + "WHERE name = ?1"),
    FIND(Columns.USER + "WHERE id = ?1"),
    CREDENTIALS("SELECT password_hash, totp_secret FROM users WHERE id = ?1"),
    /** Active administrators other than one, counted no further than the first. */
    HAS_OTHER_ADMINISTRATOR(
            """
            SELECT EXISTS (
                SELECT 1 FROM users WHERE role = 'administrator' AND status = 'active' AND id <> ?1)\
            """),
    SET_ROLE("UPDATE users SET role = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    SET_STATUS("UPDATE users SET status = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    SET_PASSWORD(
            "UPDATE users SET password_hash = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1"),
    SET_TOTP(
            """
            UPDATE users SET totp_secret = ?2, totp_last_step = NULL, updated_at = max(updated_at, ?3)
            WHERE id = ?1\
            """),
    /** The codes used up already stay so. */
    RESEAL_TOTP("UPDATE users SET totp_secret = ?2 WHERE id = ?1"),
    TOTP_SECRETS("SELECT id, totp_secret FROM users WHERE totp_secret IS NOT NULL ORDER BY id"),
    ACCEPT_TOTP_STEP(
            """
            UPDATE users SET totp_last_step = ?2
            WHERE id = ?1 AND totp_secret IS NOT NULL
                AND (totp_last_step IS NULL OR totp_last_step < ?2)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Columns {
        static final String USER =
                """
                SELECT id, name, role, status, totp_secret IS NOT NULL, created_at, updated_at
                FROM users
                """;
    }

    private final String sql;

    UserQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** There are few users, and a new key is rare. */
    @Override
    public boolean readsWholeTables() {
        return this == TOTP_SECRETS;
    }
}
