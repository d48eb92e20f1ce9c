package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class ConnectionColumns {
    /** A connection as it is first written. */
    static final Columns CONNECTION =
            Columns.of(
                    "exchange_connections",
                    "exchange_id",
                    "name",
                    "environment",
                    "enabled",
                    "created_at",
                    "updated_at");

    static final Columns HEALTH =
            Columns.of(
                    "connection_health",
                    "connection_id",
                    "state",
                    "latency_micros",
                    "failures_in_a_row",
                    "last_error",
                    "checked_at");

    static final Columns EVENT =
            Columns.of("connection_events", "connection_id", "event", "detail", "occurred_at");

    /** A secret without its time. */
    static final Columns SEALED =
            Columns.of(
                    "connection_secrets",
                    "connection_id",
                    "kind",
                    "key_version",
                    "nonce",
                    "ciphertext");

    static final Columns SECRET = SEALED.with("updated_at");

    private ConnectionColumns() {}
}
