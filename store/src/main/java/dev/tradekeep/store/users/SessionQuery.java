package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over sessions. */
public enum SessionQuery implements Query {
    INSERT(
            """
            INSERT INTO user_sessions (user_id, token_sha256, csrf_sha256, address, agent, created_at,
                last_seen_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)\
            """),
    FIND_LIVE(
            """
            SELECT s.id, s.user_id, u.name, u.role, s.csrf_sha256, s.created_at, s.last_seen_at,
                s.expires_at
            FROM user_sessions AS s JOIN users AS u ON u.id = s.user_id
            WHERE s.token_sha256 = ?1 AND s.revoked_at IS NULL AND s.expires_at > ?2
                AND u.status = 'active'\
            """),
    TOUCH("UPDATE user_sessions SET last_seen_at = max(last_seen_at, ?2) WHERE id = ?1"),
    REVOKE("UPDATE user_sessions SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL"),
    REVOKE_ALL(
            "UPDATE user_sessions SET revoked_at = ?2 WHERE user_id = ?1 AND revoked_at IS NULL"),
    SWEEP(
            """
            DELETE FROM user_sessions WHERE id IN (
                SELECT id FROM user_sessions WHERE expires_at < ?1 LIMIT ?2)\
            """);

    private final String sql;

    SessionQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
