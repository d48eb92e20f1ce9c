-- Each file that was read into a series, known by its contents, with what became of its rows.
CREATE TABLE data_imports (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    inserted INTEGER NOT NULL CHECK (inserted >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    rounded INTEGER NOT NULL CHECK (rounded >= 0),
    imported_at INTEGER NOT NULL,
    UNIQUE (file_sha256, series_id)
) STRICT;
