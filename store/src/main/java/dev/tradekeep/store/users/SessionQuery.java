package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over sessions. */
public enum SessionQuery implements Query {
    INSERT(UserColumns.SESSION.insert()),
    FIND_LIVE(
            """
            SELECT s.id, s.user_id, u.name AS user_name, u.role, s.csrf_sha256, s.created_at,
                s.last_seen_at, s.expires_at
            FROM user_sessions AS s JOIN users AS u ON u.id = s.user_id
            WHERE s.token_sha256 = :token_sha256 AND s.revoked_at IS NULL AND s.expires_at > :now
                AND u.status = 'active'\
            """),
    TOUCH(
            """
            UPDATE user_sessions SET
                last_seen_at = CASE WHEN last_seen_at > :at THEN last_seen_at ELSE :at END
            WHERE id = :id\
            """),
    REVOKE("UPDATE user_sessions SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL"),
    REVOKE_ALL(
            """
            UPDATE user_sessions SET revoked_at = :at
            WHERE user_id = :user_id AND revoked_at IS NULL\
            """),
    SWEEP(
            """
            DELETE FROM user_sessions WHERE id IN (
                SELECT id FROM user_sessions WHERE expires_at < :before LIMIT :rows_max)\
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
