-- Each file that was read into a series of candles or ticks, known by its contents, with what became of its rows.
CREATE TABLE data_imports (
    id INTEGER PRIMARY KEY,
    series_id INTEGER REFERENCES candle_series (id),
    tick_series_id INTEGER REFERENCES tick_series (id),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    inserted INTEGER NOT NULL CHECK (inserted >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    replaced INTEGER NOT NULL CHECK (replaced >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    rounded INTEGER NOT NULL CHECK (rounded >= 0),
    imported_at INTEGER NOT NULL,
    UNIQUE (file_sha256, series_id),
    UNIQUE (file_sha256, tick_series_id),
    CHECK ((series_id IS NULL) <> (tick_series_id IS NULL))
) STRICT;
