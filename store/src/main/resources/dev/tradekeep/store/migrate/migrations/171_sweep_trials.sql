-- What came of each point of a search, in the order in which they were asked for.
CREATE TABLE sweep_trials (
    sweep_id INTEGER NOT NULL REFERENCES sweeps (id) ON DELETE CASCADE,
    batch INTEGER NOT NULL CHECK (batch >= 0),
    place INTEGER NOT NULL CHECK (place >= 0),
    -- Steps of the parameters, figures, and sums of blocks of days.
    trial TEXT NOT NULL CHECK (length(trial) BETWEEN 1 AND 1000),
    PRIMARY KEY (sweep_id, batch, place)
) STRICT, WITHOUT ROWID;
