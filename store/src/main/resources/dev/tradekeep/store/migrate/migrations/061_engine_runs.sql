-- Each run of an engine: with which strategy and parameters, from when to when, and how it ended.
CREATE TABLE engine_runs (
    id INTEGER PRIMARY KEY,
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    strategy TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'completed', 'failed')),
    candles INTEGER NOT NULL CHECK (candles >= 0),
    -- Random digits that begin the ids of its orders, so that copies of a file never repeat one.
    incarnation INTEGER NOT NULL DEFAULT 0 CHECK (incarnation >= 0),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((ended_at IS NULL) = (status = 'running'))
) STRICT;
