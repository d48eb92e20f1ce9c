package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over login attempts. */
public enum LoginAttemptQuery implements Query {
    INSERT(UserColumns.LOGIN_ATTEMPT.insert()),
    SUCCEEDED_AT(
            """
            SELECT 1 FROM login_attempts
            WHERE user_name = :user_name AND attempted_at >= :since AND address = :address
                AND outcome = 'succeeded'
            LIMIT 1\
            """),
    SWEEP(
            """
            DELETE FROM login_attempts WHERE id IN (
                SELECT id FROM login_attempts WHERE attempted_at < :before LIMIT :rows_max)\
            """);

    private final String sql;

    LoginAttemptQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
