-- The figures of a backtest, next to those of buy-and-hold, as docs/statistics.md defines them.
CREATE TABLE backtest_statistics (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    account TEXT NOT NULL CHECK (account IN ('result', 'hold')),
    measure TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (kind IN ('figure', 'money', 'count', 'time', 'none')),
    -- A figure as the shortest text that reads back the same; money in units of the quote asset; a time in
    -- microseconds; of none the reason.
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 500),
    PRIMARY KEY (backtest_id, account, measure)
) STRICT, WITHOUT ROWID;
