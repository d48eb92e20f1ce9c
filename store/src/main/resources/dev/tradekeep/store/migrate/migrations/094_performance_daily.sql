-- One row a portfolio and UTC day: what it made, lost and paid.
CREATE TABLE performance_daily (
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    day INTEGER NOT NULL, -- since 1970-01-01
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    start_equity INTEGER NOT NULL,
    end_equity INTEGER NOT NULL,
    max_drawdown_bps INTEGER NOT NULL CHECK (max_drawdown_bps >= 0),
    trades INTEGER NOT NULL CHECK (trades >= 0),
    fees INTEGER NOT NULL,
    -- What of the day it covers: all of it but on the first day, and on one that is not over.
    began_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL CHECK (ended_at >= began_at),
    PRIMARY KEY (portfolio_id, day)
) STRICT, WITHOUT ROWID;
