-- Statements that took longer than the threshold, with what SQLite counted while they ran.
CREATE TABLE slow_queries (
    id INTEGER PRIMARY KEY,
    query TEXT NOT NULL CHECK (length(query) BETWEEN 1 AND 128),
    duration_micros INTEGER NOT NULL CHECK (duration_micros >= 0),
    full_scan_steps INTEGER NOT NULL CHECK (full_scan_steps >= 0),
    sorts INTEGER NOT NULL CHECK (sorts >= 0),
    automatic_index_rows INTEGER NOT NULL CHECK (automatic_index_rows >= 0),
    plan TEXT NOT NULL,
    ran_at INTEGER NOT NULL
) STRICT;
