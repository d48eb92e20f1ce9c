-- What a backtest traded, as exact as it was then.
CREATE TABLE backtest_markets (
    backtest_id INTEGER NOT NULL REFERENCES backtests (id) ON DELETE CASCADE,
    market INTEGER NOT NULL CHECK (market >= 0),
    symbol TEXT NOT NULL CHECK (length(symbol) BETWEEN 1 AND 64),
    price_scale INTEGER NOT NULL CHECK (price_scale BETWEEN 0 AND 18),
    quantity_scale INTEGER NOT NULL CHECK (quantity_scale BETWEEN 0 AND 18),
    tick_size INTEGER NOT NULL CHECK (tick_size > 0),
    lot_size INTEGER NOT NULL CHECK (lot_size > 0),
    PRIMARY KEY (backtest_id, market)
) STRICT, WITHOUT ROWID;
