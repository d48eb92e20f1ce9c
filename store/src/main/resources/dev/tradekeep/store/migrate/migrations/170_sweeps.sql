-- A search for parameters, which goes on where it was interrupted.
CREATE TABLE sweeps (
    id INTEGER PRIMARY KEY,
    -- Of everything that decides about its result.
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
) STRICT;
