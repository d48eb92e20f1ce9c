package dev.tradekeep.store.connections;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class ConnectionSource {
    static final ListingSource EXCHANGES =
            ListingSource.named("exchanges", "the places where orders can be sent")
                    .integer("id", "e.id")
                    .text("code", "e.code")
                    .text("kind", "e.kind")
                    .time("created_at", "e.created_at")
                    .from("exchanges AS e")
                    .ascending("e.id");

    static final ListingSource CONNECTIONS =
            ListingSource.named("connections", "our accounts at exchanges")
                    .integer("id", "c.id")
                    .text("name", "c.name")
                    .text("exchange", "e.code")
                    .text("environment", "c.environment")
                    .bool("enabled", "c.enabled")
                    .text("rest_address", "c.rest_address")
                    .text("market_address", "c.market_address")
                    .text("account_address", "c.account_address")
                    .integer("receive_window_millis", "c.receive_window_millis")
                    .integer("min_interval_millis", "c.min_interval_millis")
                    .bool("withdrawals_allowed", "c.withdrawals_allowed")
                    .text("owner_node", "c.owner_node")
                    .text(
                            "secrets",
                            """
                            (SELECT string_agg(s.kind, ' ') FROM connection_secrets AS s
                                WHERE s.connection_id = c.id)\
                            """)
                    .time("created_at", "c.created_at")
                    .time("updated_at", "c.updated_at")
                    .from(
                            """
                            exchange_connections AS c
                            LEFT JOIN exchanges AS e ON e.id = c.exchange_id\
                            """)
                    .ascending("c.id");

    private static final ListingSource.Builder HEALTH_COLUMNS =
            ListingSource.named("connection-health", "how connections are now")
                    .text("connection", "c.name")
                    .text("state", "h.state")
                    .integer("latency_micros", "h.latency_micros")
                    .integer("latency_p50_micros", "h.latency_p50_micros")
                    .integer("latency_p99_micros", "h.latency_p99_micros")
                    .integer("clock_offset_micros", "h.clock_offset_micros")
                    .integer("failures_in_a_row", "h.failures_in_a_row")
                    .text("last_error", "h.last_error")
                    .time("changed_at", "h.changed_at")
                    .time("checked_at", "h.checked_at")
                    .from(
                            """
                            connection_health AS h
                            LEFT JOIN exchange_connections AS c ON c.id = h.connection_id\
                            """);

    static final ListingSource HEALTH = HEALTH_COLUMNS.ascending("h.connection_id");

    static final ListingSource HEALTH_BY_TIME =
            HEALTH_COLUMNS.ascending("h.checked_at", "h.connection_id");

    private static final ListingSource.Builder EVENT_COLUMNS =
            ListingSource.named("connection-events", "what happened to connections, newest first")
                    .integer("id", "v.id")
                    .text("connection", "c.name")
                    .text("event", "v.event")
                    .text("detail", "v.detail")
                    .time("occurred_at", "v.occurred_at")
                    .from(
                            """
                            connection_events AS v
                            LEFT JOIN exchange_connections AS c ON c.id = v.connection_id\
                            """);

    static final ListingSource EVENTS = EVENT_COLUMNS.descending("v.id");

    static final ListingSource EVENTS_BY_TIME = EVENT_COLUMNS.descending("v.occurred_at", "v.id");

    private ConnectionSource() {}
}
