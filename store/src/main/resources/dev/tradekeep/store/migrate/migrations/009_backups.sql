-- Every backup that was begun, where it lies and whether it was verified.
CREATE TABLE backups (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL CHECK (length(path) > 0),
    cause TEXT NOT NULL CHECK (cause IN ('command', 'schedule', 'migration', 'archive')),
    outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'failed', 'removed')),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    sha256 TEXT CHECK (length(sha256) = 64),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    verified_at INTEGER,
    CHECK ((ended_at IS NULL) = (outcome = 'running')),
    CHECK ((sha256 IS NOT NULL) = (outcome IN ('done', 'removed')))
) STRICT;
