-- Ticks of long ago, packed: those of one series and UTC day, from the first place to the last one. No row of the
-- series lies between the two.
CREATE TABLE tick_chunks (
    series_id INTEGER NOT NULL REFERENCES tick_series (id),
    first_at INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL CHECK (first_sequence >= 0),
    last_at INTEGER NOT NULL CHECK (last_at - first_at BETWEEN 0 AND 86399999999),
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= 0),
    ticks INTEGER NOT NULL CHECK (ticks > 0),
    checksum INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (series_id, first_at, first_sequence)
) STRICT, WITHOUT ROWID;
