-- Candles lie in the order in which they are read: by series and time.
CREATE TABLE candles (
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    open_time INTEGER NOT NULL,
    open INTEGER NOT NULL CHECK (open BETWEEN low AND high),
    high INTEGER NOT NULL,
    low INTEGER NOT NULL CHECK (low > 0),
    close INTEGER NOT NULL CHECK (close BETWEEN low AND high),
    volume INTEGER NOT NULL CHECK (volume >= 0),
    PRIMARY KEY (series_id, open_time)
) STRICT, WITHOUT ROWID;
