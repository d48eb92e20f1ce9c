-- What a portfolio paid, or was paid, for what it held of a contract when its funding was due. The key makes a
-- payment that is told twice count once.
CREATE TABLE funding_payments (
    id INTEGER PRIMARY KEY,
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    due_at INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity <> 0), -- Held then; below 0 for short.
    price INTEGER NOT NULL CHECK (price > 0), -- What it was valued at.
    rate INTEGER NOT NULL CHECK (rate <> 0), -- Of its worth, in 10^-8; above 0, who is long pays.
    asset_id INTEGER NOT NULL REFERENCES assets (id),
    amount INTEGER NOT NULL CHECK (amount <> 0), -- Below 0 for what was paid.
    UNIQUE (portfolio_id, instrument_id, due_at)
) STRICT;
CREATE INDEX ix_funding_payments_instrument_id ON funding_payments (instrument_id);
CREATE INDEX ix_funding_payments_asset_id ON funding_payments (asset_id);
