-- Rows on their way into a series while others use the books, one load of a series at a time: a file, or candles that
-- are built. A load that is complete goes in to its last row, whatever happens; one that is not is dropped.
CREATE TABLE staged_loads (
    id INTEGER PRIMARY KEY,
    series_id INTEGER UNIQUE REFERENCES candle_series (id),
    tick_series_id INTEGER UNIQUE REFERENCES tick_series (id),
    on_conflict TEXT NOT NULL CHECK (on_conflict IN ('stop', 'keep', 'replace')),
    made_series INTEGER NOT NULL CHECK (made_series IN (0, 1)),
    file_name TEXT,
    file_sha256 TEXT CHECK (length(file_sha256) = 64),
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    rows_done INTEGER NOT NULL CHECK (rows_done >= 0),
    inserted INTEGER NOT NULL CHECK (inserted >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    replaced INTEGER NOT NULL CHECK (replaced >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    rounded INTEGER NOT NULL CHECK (rounded >= 0),
    CHECK ((series_id IS NULL) <> (tick_series_id IS NULL)),
    CHECK ((file_name IS NULL) = (file_sha256 IS NULL))
) STRICT;
