-- The last 24 hours of each series in one row, so that those of all instruments are read in one scan. They end with
-- the newest candle and go by whole hours where the series has candles of less.
CREATE TABLE candle_statistics (
    series_id INTEGER PRIMARY KEY REFERENCES candle_series (id),
    from_time INTEGER NOT NULL,
    open INTEGER NOT NULL CHECK (open BETWEEN low AND high),
    high INTEGER NOT NULL,
    low INTEGER NOT NULL CHECK (low > 0),
    close INTEGER NOT NULL CHECK (close BETWEEN low AND high),
    volume INTEGER CHECK (volume >= 0),
    candles INTEGER NOT NULL CHECK (candles > 0)
) STRICT;
