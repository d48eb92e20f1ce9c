-- What losses of a portfolio are measured from, and what its day has made so far; written with each booking.
CREATE TABLE equity_baselines (
    portfolio_id INTEGER PRIMARY KEY REFERENCES portfolios (id),
    day INTEGER NOT NULL, -- since 1970-01-01
    day_began_at INTEGER NOT NULL, -- later than its 00:00 UTC on the first day of all
    day_start INTEGER NOT NULL,
    day_high INTEGER NOT NULL,
    max_drawdown_bps INTEGER NOT NULL CHECK (max_drawdown_bps >= 0),
    high INTEGER NOT NULL,
    trades INTEGER NOT NULL CHECK (trades >= 0),
    fees INTEGER NOT NULL,
    equity INTEGER NOT NULL,
    measured_at INTEGER NOT NULL
) STRICT;
