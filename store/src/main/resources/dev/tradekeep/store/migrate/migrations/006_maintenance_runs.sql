-- Each piece of upkeep: when, why, how long, and what it did.
CREATE TABLE maintenance_runs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'audit', 'optimize', 'checkpoint', 'vacuum', 'incremental_vacuum', 'retention')),
    cause TEXT NOT NULL CHECK (cause IN ('command', 'schedule', 'startup')),
    outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'failed')),
    detail TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((ended_at IS NULL) = (outcome = 'running'))
) STRICT;
