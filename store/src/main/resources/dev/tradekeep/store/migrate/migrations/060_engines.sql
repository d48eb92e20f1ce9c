-- An engine is one exchange trading one portfolio, in one mode.
CREATE TABLE engines (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 32),
    mode TEXT NOT NULL CHECK (mode IN ('backtest', 'paper', 'live')),
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    created_at INTEGER NOT NULL
) STRICT;
