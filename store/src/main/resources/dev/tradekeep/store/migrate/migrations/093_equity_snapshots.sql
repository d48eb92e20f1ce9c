-- What a portfolio was worth at a time. The baselines of loss limits are rows here, so a restart keeps them.
CREATE TABLE equity_snapshots (
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    measured_at INTEGER NOT NULL,
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    equity INTEGER NOT NULL,
    cash INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, measured_at)
) STRICT, WITHOUT ROWID;
