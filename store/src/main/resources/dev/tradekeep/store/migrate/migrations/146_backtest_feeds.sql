-- The candles that a backtest ran over, with what tells them from others.
CREATE TABLE backtest_feeds (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    feed INTEGER NOT NULL CHECK (feed >= 0),
    market INTEGER NOT NULL CHECK (market >= 0),
    -- NULL for candles of a file that was not imported.
    series_id INTEGER REFERENCES candle_series (id),
    source TEXT NOT NULL,
    interval_micros INTEGER NOT NULL CHECK (interval_micros > 0),
    volume_scale INTEGER NOT NULL CHECK (volume_scale BETWEEN 0 AND 18),
    candles INTEGER NOT NULL CHECK (candles > 0),
    first_open_time INTEGER NOT NULL,
    last_open_time INTEGER NOT NULL CHECK (last_open_time >= first_open_time),
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    PRIMARY KEY (backtest_id, feed)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_backtest_feeds_series_id ON backtest_feeds (series_id) WHERE series_id IS NOT NULL;
