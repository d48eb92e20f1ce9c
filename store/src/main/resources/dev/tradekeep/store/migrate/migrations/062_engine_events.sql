-- What happened to engines: starts, stops, failures, with the run they belong to.
CREATE TABLE engine_events (
    id INTEGER PRIMARY KEY,
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    engine_run_id INTEGER REFERENCES engine_runs (id),
    event TEXT NOT NULL CHECK (length(event) BETWEEN 1 AND 64),
    detail TEXT,
    occurred_at INTEGER NOT NULL
) STRICT;
