package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over how connections are and what happened to them. */
public enum HealthQuery implements Query {
    SAVE(
            """
            INSERT INTO connection_health (connection_id, state, latency_micros, failures_in_a_row,
                last_error, checked_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (connection_id) DO UPDATE SET
                state = excluded.state, latency_micros = excluded.latency_micros,
                failures_in_a_row = excluded.failures_in_a_row, last_error = excluded.last_error,
                checked_at = excluded.checked_at\
            """),
    FIND(Columns.HEALTH + "WHERE connection_id = ?1"),
    /** The condition has the same words as the partial index, or SQLite does not see it serves. */
    UNHEALTHY(
            Columns.HEALTH
                    + """
                    WHERE state IN ('disconnected', 'degraded', 'failed')
                    ORDER BY checked_at, connection_id\
                    """),
    INSERT_EVENT(
            """
            INSERT INTO connection_events (connection_id, event, detail, occurred_at)
            VALUES (?1, ?2, ?3, ?4)\
            """),
    SWEEP_EVENTS(
            """
            DELETE FROM connection_events WHERE id IN (
                SELECT id FROM connection_events WHERE occurred_at < ?1 LIMIT ?2)\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Columns {
        static final String HEALTH =
                """
                SELECT connection_id, state, latency_micros, failures_in_a_row, last_error, checked_at
                FROM connection_health
                """;
    }

    private final String sql;

    HealthQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
