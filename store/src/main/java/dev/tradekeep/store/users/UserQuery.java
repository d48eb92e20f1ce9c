package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over users. */
public enum UserQuery implements Query {
    INSERT(UserColumns.USER.insert()),
    NAMES("SELECT name FROM users ORDER BY id"),
    FIND_BY_NAME(Text.USERS + "WHERE name = :name"),
    FIND(Text.USERS + "WHERE id = :id"),
    CREDENTIALS("SELECT password_hash, totp_secret FROM users WHERE id = :id"),
    /** Active administrators other than one, counted no further than the first. */
    HAS_OTHER_ADMINISTRATOR(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM users
                WHERE role = 'administrator' AND status = 'active' AND id <> :id)
            THEN 1 ELSE 0 END\
            """),
    SET_ROLE(Text.SET.formatted("role = :value")),
    SET_STATUS(Text.SET.formatted("status = :value")),
    SET_PASSWORD(Text.SET.formatted("password_hash = :value")),
    SET_TOTP(Text.SET.formatted("totp_secret = :secret, totp_last_step = NULL")),
    /** The codes that were used stay used. */
    RESEAL_TOTP("UPDATE users SET totp_secret = :secret WHERE id = :id"),
    TOTP_SECRETS("SELECT id, totp_secret FROM users WHERE totp_secret IS NOT NULL ORDER BY id"),
    ACCEPT_TOTP_STEP(
            """
            UPDATE users SET totp_last_step = :step
            WHERE id = :id AND totp_secret IS NOT NULL
                AND (totp_last_step IS NULL OR totp_last_step < :step)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String USERS =
                "SELECT id, CASE WHEN totp_secret IS NOT NULL THEN 1 ELSE 0 END AS two_factor, "
                        + UserColumns.PUBLIC.list()
                        + " FROM users ";
        static final String SET =
                """
                UPDATE users SET %s,
                    updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
                WHERE id = :id\
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

    /** There are few users, and a new one or a new key is rare. */
    @Override
    public boolean readsWholeTables() {
        return this == TOTP_SECRETS || this == NAMES;
    }
}
