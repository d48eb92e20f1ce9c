-- How far an engine has traded each series of candles; written with each booking.
CREATE TABLE engine_cursors (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    open_time INTEGER NOT NULL,
    close INTEGER NOT NULL CHECK (close > 0),
    PRIMARY KEY (engine_id, series_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_engine_cursors_series_id ON engine_cursors (series_id);
