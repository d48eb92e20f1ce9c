-- An engine trades on one exchange, in one mode: what it should do, and what it does. engine_presets says what it runs.
CREATE TABLE engines (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 32),
    mode TEXT NOT NULL CHECK (mode IN ('backtest', 'paper', 'live')),
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    connection_id INTEGER REFERENCES exchange_connections (id),
    -- The one of its name; presets may have others.
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    auto_start INTEGER NOT NULL DEFAULT 0 CHECK (auto_start IN (0, 1)),
    desired_state TEXT NOT NULL DEFAULT 'stopped' CHECK (desired_state IN ('stopped', 'running')),
    actual_state TEXT NOT NULL DEFAULT 'stopped' CHECK (actual_state IN (
        'stopped', 'starting', 'running', 'stopping', 'failed')),
    owner_node TEXT CHECK (length(owner_node) BETWEEN 1 AND 128),
    heartbeat_at INTEGER,
    -- Grows with each claim, so that what an owner before wrote can be told from what this one does.
    epoch INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
    created_at INTEGER NOT NULL,
    -- When it left the lists; its rows stay, and it starts no more.
    archived_at INTEGER CHECK (archived_at >= created_at),
    CHECK (archived_at IS NULL OR (desired_state = 'stopped' AND auto_start = 0))
) STRICT;
