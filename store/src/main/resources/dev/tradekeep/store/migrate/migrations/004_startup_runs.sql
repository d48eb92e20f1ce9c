-- Each start of the system, with its outcome: what the status API shows of the last one.
CREATE TABLE startup_runs (
    id INTEGER PRIMARY KEY,
    node TEXT NOT NULL CHECK (length(node) BETWEEN 1 AND 128),
    version TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('starting', 'ready', 'degraded', 'failed')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((ended_at IS NULL) = (outcome = 'starting'))
) STRICT;
