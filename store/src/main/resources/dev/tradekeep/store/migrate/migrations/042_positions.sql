-- What a portfolio holds of each instrument, and what the open quantity cost; the average price is derived.
CREATE TABLE positions (
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    quantity INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    realized_pnl INTEGER NOT NULL,
    -- When a trade last closed some of it at a loss; none yet without.
    lost_at INTEGER,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, instrument_id),
    CHECK (cost = 0 OR (cost > 0) = (quantity > 0))
) STRICT, WITHOUT ROWID;
