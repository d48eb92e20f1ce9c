-- What happened to connections, in order: connects, losses, refusals.
CREATE TABLE connection_events (
    id INTEGER PRIMARY KEY,
    connection_id INTEGER NOT NULL REFERENCES exchange_connections (id) ON DELETE CASCADE,
    event TEXT NOT NULL CHECK (length(event) BETWEEN 1 AND 64),
    detail TEXT,
    occurred_at INTEGER NOT NULL
) STRICT;
