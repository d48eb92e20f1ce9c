-- Best bid and ask of a market, in the order in which they are read.
CREATE TABLE quotes (
    series_id INTEGER NOT NULL REFERENCES tick_series (id),
    quoted_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    bid INTEGER NOT NULL CHECK (bid > 0),
    ask INTEGER NOT NULL CHECK (ask > 0),
    bid_size INTEGER NOT NULL CHECK (bid_size >= 0),
    ask_size INTEGER NOT NULL CHECK (ask_size >= 0),
    PRIMARY KEY (series_id, quoted_at, sequence)
) STRICT, WITHOUT ROWID;
