package dev.tradekeep.store.users;

import dev.tradekeep.store.sql.Query;

/** Queries over login attempts. */
public enum LoginAttemptQuery implements Query {
    INSERT(UserColumns.LOGIN_ATTEMPT.insert()),
    FAILURES_OF_NAME(Text.FAILURES.formatted("user_name")),
    FAILURES_FROM_ADDRESS(Text.FAILURES.formatted("address")),
    SWEEP(
            """
            DELETE FROM login_attempts WHERE id IN (
                SELECT id FROM login_attempts WHERE attempted_at < :before LIMIT :rows_max)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String FAILURES =
                """
                SELECT 1 FROM login_attempts
                WHERE %s = :key AND attempted_at >= :since
                    AND outcome NOT IN ('succeeded', 'limited')
                LIMIT :rows_max\
                """;
    }

    private final String sql;

    LoginAttemptQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
