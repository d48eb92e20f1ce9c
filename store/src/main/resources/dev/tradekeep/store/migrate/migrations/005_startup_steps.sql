-- The steps of a start in their order, each named and timed.
CREATE TABLE startup_steps (
    startup_run_id INTEGER NOT NULL REFERENCES startup_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'skipped')),
    detail TEXT,
    duration_micros INTEGER NOT NULL CHECK (duration_micros >= 0),
    PRIMARY KEY (startup_run_id, position)
) STRICT, WITHOUT ROWID;
