-- What each strategy of an engine remembers in addition to the candles of its warm-up; written with each booking.
CREATE TABLE strategy_states (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    slot INTEGER NOT NULL CHECK (slot >= 0),
    state TEXT NOT NULL,
    PRIMARY KEY (engine_id, slot)
) STRICT, WITHOUT ROWID;
