-- When a strategy of an engine wants to be called; written when it asks, gone when it was called.
CREATE TABLE engine_timers (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    slot INTEGER NOT NULL CHECK (slot >= 0),
    timer_id INTEGER NOT NULL CHECK (timer_id >= 0),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (engine_id, slot, timer_id)
) STRICT, WITHOUT ROWID;
