-- What a portfolio holds of each asset; always the sum of its ledger entries.
CREATE TABLE balances (
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    asset_id INTEGER NOT NULL REFERENCES assets (id),
    amount INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, asset_id)
) STRICT, WITHOUT ROWID;
