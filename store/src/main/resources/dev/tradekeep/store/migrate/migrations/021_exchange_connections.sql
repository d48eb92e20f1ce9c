-- Our accounts at exchanges: what they should do, how they are reached, and which node runs them.
CREATE TABLE exchange_connections (
    id INTEGER PRIMARY KEY,
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    environment TEXT NOT NULL CHECK (environment IN ('local', 'testnet', 'live')),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    rest_address TEXT CHECK (length(rest_address) BETWEEN 1 AND 256),
    market_address TEXT CHECK (length(market_address) BETWEEN 1 AND 256),
    account_address TEXT CHECK (length(account_address) BETWEEN 1 AND 256),
    receive_window_millis INTEGER NOT NULL DEFAULT 5000 CHECK (receive_window_millis BETWEEN 100 AND 60000),
    min_interval_millis INTEGER NOT NULL DEFAULT 1000 CHECK (min_interval_millis BETWEEN 100 AND 3600000),
    withdrawals_allowed INTEGER NOT NULL DEFAULT 0 CHECK (withdrawals_allowed IN (0, 1)),
    owner_node TEXT CHECK (length(owner_node) BETWEEN 1 AND 128),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;
