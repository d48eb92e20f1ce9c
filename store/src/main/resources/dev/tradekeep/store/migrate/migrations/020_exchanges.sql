-- The places where orders can be sent, real or simulated.
CREATE TABLE exchanges (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 32),
    kind TEXT NOT NULL CHECK (kind IN ('simulated', 'live')),
    created_at INTEGER NOT NULL
) STRICT;
