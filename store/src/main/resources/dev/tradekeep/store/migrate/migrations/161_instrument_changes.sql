-- What exchanges changed of instruments that were listed: tick, lot, minimums, filters, status.
CREATE TABLE instrument_changes (
    id INTEGER PRIMARY KEY,
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 32),
    -- As texts, since each field counts in a unit of its own; empty for what was not there.
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;
