-- The strategies of a backtest, each with the candles that it heard.
CREATE TABLE backtest_strategies (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    slot INTEGER NOT NULL CHECK (slot >= 0),
    strategy TEXT NOT NULL,
    parameters TEXT NOT NULL,
    -- Of the source, or of the class.
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    feed INTEGER NOT NULL CHECK (feed >= 0),
    PRIMARY KEY (backtest_id, slot)
) STRICT, WITHOUT ROWID;
