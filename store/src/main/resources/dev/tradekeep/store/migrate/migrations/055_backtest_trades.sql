-- The round trips of a backtest, from flat to flat, in order.
CREATE TABLE backtest_trades (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    -- The number of its market in backtest_markets.
    market INTEGER NOT NULL CHECK (market >= 0),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    -- Of what opened it and added to it, and of what closed it, slippage included.
    entry_notional INTEGER NOT NULL CHECK (entry_notional >= 0),
    exit_notional INTEGER NOT NULL CHECK (exit_notional >= 0),
    realized_pnl INTEGER NOT NULL,
    fees INTEGER NOT NULL,
    -- What the first protective stop would have lost; NULL without one.
    initial_risk INTEGER CHECK (initial_risk > 0),
    -- The least and the most that it was ever worth, before fees.
    worst_pnl INTEGER NOT NULL CHECK (worst_pnl <= 0),
    best_pnl INTEGER NOT NULL CHECK (best_pnl >= 0),
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL CHECK (closed_at >= opened_at),
    PRIMARY KEY (backtest_id, sequence)
) STRICT, WITHOUT ROWID;
