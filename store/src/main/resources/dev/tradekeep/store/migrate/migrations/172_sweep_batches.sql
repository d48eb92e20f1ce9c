-- What is remembered of the days of the trials that were written together.
CREATE TABLE sweep_batches (
    sweep_id INTEGER NOT NULL REFERENCES sweeps (id) ON DELETE CASCADE,
    batch INTEGER NOT NULL CHECK (batch >= 0),
    luck TEXT NOT NULL,
    PRIMARY KEY (sweep_id, batch)
) STRICT, WITHOUT ROWID;
