-- Double entry: the entries of one posting sum to zero for each asset, so that nothing appears or vanishes.
CREATE TABLE ledger_entries (
    posting_id INTEGER NOT NULL CHECK (posting_id > 0),
    line INTEGER NOT NULL CHECK (line > 0),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    account TEXT NOT NULL CHECK (account IN ('portfolio', 'market', 'fees', 'external', 'transit')),
    asset_id INTEGER NOT NULL REFERENCES assets (id),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    reason TEXT NOT NULL CHECK (reason IN (
        'deposit', 'withdrawal', 'trade', 'slippage', 'fee', 'transfer', 'adjustment', 'funding', 'interest')),
    trade_id INTEGER REFERENCES trades (id),
    posted_at INTEGER NOT NULL,
    PRIMARY KEY (posting_id, line),
    CHECK ((trade_id IS NOT NULL) = (reason = 'trade' OR reason = 'fee' OR reason = 'slippage'))
) STRICT, WITHOUT ROWID;
