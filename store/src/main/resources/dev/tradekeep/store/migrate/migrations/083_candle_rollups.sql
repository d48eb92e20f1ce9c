-- Candles of longer intervals, made of the base candles of their series. A volume that does not fit 64 bits is NULL.
CREATE TABLE candle_rollups (
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    interval_micros INTEGER NOT NULL CHECK (interval_micros > 0),
    open_time INTEGER NOT NULL,
    open INTEGER NOT NULL CHECK (open BETWEEN low AND high),
    high INTEGER NOT NULL,
    low INTEGER NOT NULL CHECK (low > 0),
    close INTEGER NOT NULL CHECK (close BETWEEN low AND high),
    volume INTEGER CHECK (volume >= 0),
    candles INTEGER NOT NULL CHECK (candles > 0),
    PRIMARY KEY (series_id, interval_micros, open_time)
) STRICT, WITHOUT ROWID;
