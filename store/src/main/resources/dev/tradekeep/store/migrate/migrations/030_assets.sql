-- What can be owned; the scale says how many decimals a balance has.
CREATE TABLE assets (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 32),
    scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    created_at INTEGER NOT NULL
) STRICT;
