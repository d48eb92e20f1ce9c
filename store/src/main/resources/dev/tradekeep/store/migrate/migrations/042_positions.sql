-- What a portfolio holds of each instrument, and what the open quantity cost; the average price is derived.
CREATE TABLE positions (
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    quantity INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    realized_pnl INTEGER NOT NULL,
    -- When a trade last closed some of it at a loss; none yet without.
    lost_at INTEGER,
    -- How often the engine has asked for it to be closed since a trade last changed it.
    closing_tries INTEGER NOT NULL DEFAULT 0 CHECK (closing_tries >= 0),
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, instrument_id),
    CHECK (cost = 0 OR (cost > 0) = (quantity > 0))
) STRICT, WITHOUT ROWID;
