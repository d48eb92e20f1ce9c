-- The runs of candles that the grid of a series wants and that are missing: its first and its last one.
CREATE TABLE candle_gaps (
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    from_time INTEGER NOT NULL,
    to_time INTEGER NOT NULL CHECK (to_time >= from_time),
    -- Whether the exchange was asked and has no candles there either.
    confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
    PRIMARY KEY (series_id, from_time)
) STRICT, WITHOUT ROWID;
