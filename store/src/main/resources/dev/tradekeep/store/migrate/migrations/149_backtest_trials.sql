-- Every distinct trial of a strategy on an instrument, whatever became of its result: who tries often enough finds
-- something by luck. The hash is that of backtest_inputs.
CREATE TABLE backtest_trials (
    strategy TEXT NOT NULL,
    symbol TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    first_open_time INTEGER NOT NULL,
    last_open_time INTEGER NOT NULL CHECK (last_open_time >= first_open_time),
    PRIMARY KEY (strategy, symbol, sha256)
) STRICT, WITHOUT ROWID;
