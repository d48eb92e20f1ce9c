package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over tokens of programs. */
public enum ApiTokenQuery implements Query {
    INSERT(
            """
            INSERT INTO api_tokens (user_id, name, token_sha256, scopes, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)\
            """),
    FIND_LIVE(
            """
            SELECT t.id, t.user_id, u.name, u.role, t.name, t.scopes, t.expires_at
            FROM api_tokens AS t JOIN users AS u ON u.id = t.user_id
            WHERE t.token_sha256 = ?1 AND t.revoked_at IS NULL AND t.expires_at > ?2
                AND u.status = 'active'\
            """),
    FIND_NAMED("SELECT id FROM api_tokens WHERE user_id = ?1 AND name = ?2 AND revoked_at IS NULL"),
    TOUCH("UPDATE api_tokens SET last_used_at = ?2 WHERE id = ?1"),
    REVOKE("UPDATE api_tokens SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL"),
    REVOKE_ALL("UPDATE api_tokens SET revoked_at = ?2 WHERE user_id = ?1 AND revoked_at IS NULL"),
    SWEEP(
            """
            DELETE FROM api_tokens WHERE id IN (
                SELECT id FROM api_tokens WHERE expires_at < ?1 LIMIT ?2)\
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
