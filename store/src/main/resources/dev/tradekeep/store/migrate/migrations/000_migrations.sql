-- The history of the schema itself: what was applied, in which order, with which contents.
CREATE TABLE migrations (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    applied_at INTEGER NOT NULL,
    duration_micros INTEGER NOT NULL CHECK (duration_micros >= 0)
) STRICT;
