package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class ConnectionColumns {
    /** How a connection is reached. */
    static final Columns SETTINGS =
            Columns.of(
                    "exchange_connections",
                    "rest_address",
                    "market_address",
                    "account_address",
                    "receive_window_millis",
                    "min_interval_millis",
                    "withdrawals_allowed");

    /** A connection as it is first written. */
    static final Columns CONNECTION =
            SETTINGS.with(
                    "exchange_id", "name", "environment", "enabled", "created_at", "updated_at");

    static final Columns HEALTH =
            Columns.of(
                    "connection_health",
                    "connection_id",
                    "state",
                    "latency_micros",
                    "latency_p50_micros",
                    "latency_p99_micros",
                    "clock_offset_micros",
                    "failures_in_a_row",
                    "last_error",
                    "changed_at",
                    "checked_at");

    static final Columns EVENT =
            Columns.of("connection_events", "connection_id", "event", "detail", "occurred_at");

    static final Columns BLOCK = Columns.of("address_blocks", "address", "blocked_until");

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
