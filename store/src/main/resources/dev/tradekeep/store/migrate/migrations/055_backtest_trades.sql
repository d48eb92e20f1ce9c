-- The round trips of a backtest, from flat to flat, in order.
CREATE TABLE backtest_trades (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    -- The number of its market in backtest_markets.
    market INTEGER NOT NULL CHECK (market >= 0),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    realized_pnl INTEGER NOT NULL,
    fees INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL CHECK (closed_at >= opened_at),
    PRIMARY KEY (backtest_id, sequence)
) STRICT, WITHOUT ROWID;
