-- Our accounts at exchanges: what they should do, and which node runs them.
CREATE TABLE exchange_connections (
    id INTEGER PRIMARY KEY,
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    environment TEXT NOT NULL CHECK (environment IN ('simulated', 'testnet', 'live')),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    owner_node TEXT CHECK (length(owner_node) BETWEEN 1 AND 128),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;
