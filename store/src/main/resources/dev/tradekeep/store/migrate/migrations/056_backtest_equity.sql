-- The equity curve of a backtest, thinned to a bounded number of points.
CREATE TABLE backtest_equity (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    measured_at INTEGER NOT NULL,
    equity INTEGER NOT NULL,
    drawdown_bps INTEGER NOT NULL CHECK (drawdown_bps >= 0),
    PRIMARY KEY (backtest_id, measured_at)
) STRICT, WITHOUT ROWID;
