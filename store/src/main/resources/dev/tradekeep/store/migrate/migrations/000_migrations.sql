-- The history of the schema itself: what was applied, in which order, with which contents.
CREATE TABLE migrations (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    namespace TEXT NOT NULL CHECK (namespace IN ('tradekeep', 'user')),
    name TEXT NOT NULL CHECK (length(name) > 0),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    applied_at INTEGER NOT NULL,
    duration_micros INTEGER NOT NULL CHECK (duration_micros >= 0),
    UNIQUE (namespace, name)
) STRICT;
