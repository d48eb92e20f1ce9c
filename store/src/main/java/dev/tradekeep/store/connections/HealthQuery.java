package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over how connections are and what happened to them. */
public enum HealthQuery implements Query {
    SAVE(ConnectionColumns.HEALTH.insert() + ConnectionColumns.HEALTH.orUpdate("connection_id")),
    FIND(ConnectionColumns.HEALTH.select() + " WHERE connection_id = :connection_id"),
    INSERT_EVENT(ConnectionColumns.EVENT.insert()),
    LATEST_EVENTS(
            """
            SELECT event, detail, occurred_at FROM connection_events
            WHERE connection_id = :connection_id ORDER BY id DESC LIMIT :rows_max\
            """),
    SWEEP_EVENTS(
            """
            DELETE FROM connection_events WHERE id IN (
                SELECT id FROM connection_events WHERE occurred_at < :before LIMIT :rows_max)\
            """);

    private final String sql;

    HealthQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
