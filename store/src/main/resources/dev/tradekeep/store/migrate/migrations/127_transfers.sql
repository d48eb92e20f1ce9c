-- Money that people moved: into a portfolio from outside, out of one, or from one to another. Their id makes a request
-- that is sent twice move it once.
CREATE TABLE transfers (
    id INTEGER PRIMARY KEY,
    transfer_id TEXT NOT NULL UNIQUE CHECK (length(transfer_id) BETWEEN 1 AND 64),
    from_portfolio_id INTEGER REFERENCES portfolios (id), -- NULL for a deposit
    to_portfolio_id INTEGER REFERENCES portfolios (id), -- NULL for a withdrawal
    asset_id INTEGER NOT NULL REFERENCES assets (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    created_at INTEGER NOT NULL,
    -- NULL while its amount is in transit: it has left one portfolio and has not reached the other.
    arrived_at INTEGER,
    -- Of an adjustment, which an administrator made; NULL for money that came, left or moved.
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 200),
    -- What an adjustment is in the ledger.
    kind TEXT CHECK (kind = 'adjustment' OR kind = 'funding' OR kind = 'interest'),
    CHECK ((reason IS NULL) = (kind IS NULL)),
    CHECK (reason IS NULL OR from_portfolio_id IS NULL OR to_portfolio_id IS NULL),
    CHECK (from_portfolio_id IS NOT NULL OR to_portfolio_id IS NOT NULL),
    CHECK (from_portfolio_id <> to_portfolio_id),
    CHECK (arrived_at IS NOT NULL OR (from_portfolio_id IS NOT NULL AND to_portfolio_id IS NOT NULL))
) STRICT;
CREATE INDEX ix_transfers_from_portfolio_id ON transfers (from_portfolio_id) WHERE from_portfolio_id IS NOT NULL;
CREATE INDEX ix_transfers_to_portfolio_id ON transfers (to_portfolio_id) WHERE to_portfolio_id IS NOT NULL;
CREATE INDEX ix_transfers_asset_id ON transfers (asset_id);
CREATE INDEX ix_transfers_id_open ON transfers (id) WHERE arrived_at IS NULL;
