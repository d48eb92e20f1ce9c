-- How each connection is now: one row a connection, rewritten as it changes.
CREATE TABLE connection_health (
    connection_id INTEGER PRIMARY KEY REFERENCES exchange_connections (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('disconnected', 'connecting', 'connected', 'degraded', 'failed')),
    latency_micros INTEGER CHECK (latency_micros >= 0),
    latency_p50_micros INTEGER CHECK (latency_p50_micros >= 0),
    latency_p99_micros INTEGER CHECK (latency_p99_micros >= 0),
    clock_offset_micros INTEGER,
    failures_in_a_row INTEGER NOT NULL CHECK (failures_in_a_row >= 0),
    last_error TEXT CHECK (length(last_error) <= 512),
    changed_at INTEGER NOT NULL,
    checked_at INTEGER NOT NULL
) STRICT;
