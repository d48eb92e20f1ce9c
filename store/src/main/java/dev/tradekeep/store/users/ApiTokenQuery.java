package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over tokens of programs. */
public enum ApiTokenQuery implements Query {
    INSERT(UserColumns.TOKEN.insert()),
    FIND_LIVE(
            """
            SELECT t.id, t.user_id, u.name AS user_name, u.role, t.name, t.scopes, t.expires_at
            FROM api_tokens AS t JOIN users AS u ON u.id = t.user_id
            WHERE t.token_sha256 = :token_sha256 AND t.revoked_at IS NULL AND t.expires_at > :now
                AND u.status = 'active'\
            """),
    FIND_NAMED(
            """
            SELECT id FROM api_tokens
            WHERE user_id = :user_id AND name = :name AND revoked_at IS NULL\
            """),
    TOUCH("UPDATE api_tokens SET last_used_at = :at WHERE id = :id"),
    REVOKE("UPDATE api_tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL"),
    REVOKE_ALL(
            "UPDATE api_tokens SET revoked_at = :at WHERE user_id = :user_id AND revoked_at IS NULL"),
    SWEEP(
            """
            DELETE FROM api_tokens WHERE id IN (
                SELECT id FROM api_tokens WHERE expires_at < :before LIMIT :rows_max)\
            """);

    private final String sql;

    ApiTokenQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
