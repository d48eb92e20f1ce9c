package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over tries to log in. */
public enum LoginAttemptQuery implements Query {
    INSERT(
            """
            INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
            VALUES (?1, ?2, ?3, ?4)\
            """),
    FAILURES_OF_NAME(
            """
            SELECT 1 FROM login_attempts
            WHERE user_name = ?1 AND attempted_at >= ?2 AND outcome NOT IN ('succeeded', 'limited')
            LIMIT ?3\
            """),
    FAILURES_FROM_ADDRESS(
            """
            SELECT 1 FROM login_attempts
            WHERE address = ?1 AND attempted_at >= ?2 AND outcome NOT IN ('succeeded', 'limited')
            LIMIT ?3\
            """),
    SWEEP(
            """
            DELETE FROM login_attempts WHERE id IN (
                SELECT id FROM login_attempts WHERE attempted_at < ?1 LIMIT ?2)\
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
