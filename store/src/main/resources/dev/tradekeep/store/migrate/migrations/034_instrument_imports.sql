-- Each file that was read into the catalogue, known by its contents, with what became of its rows.
CREATE TABLE instrument_imports (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    exchange TEXT NOT NULL,
    inserted INTEGER NOT NULL CHECK (inserted >= 0),
    updated INTEGER NOT NULL CHECK (updated >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    imported_at INTEGER NOT NULL,
    UNIQUE (file_sha256, exchange)
) STRICT;
