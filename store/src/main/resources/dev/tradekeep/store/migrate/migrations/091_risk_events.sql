-- Each denial and each breach of a limit, with its stable code.
CREATE TABLE risk_events (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('denial', 'breach')),
    limit_id INTEGER REFERENCES risk_limits (id),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    engine_run_id INTEGER NOT NULL REFERENCES engine_runs (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER REFERENCES instruments (id),
    client_order_id TEXT,
    detail TEXT NOT NULL,
    -- Events with the same key are one row with a count.
    event_key TEXT,
    count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    last_at INTEGER,
    occurred_at INTEGER NOT NULL,
    CHECK (kind = 'denial' OR limit_id IS NOT NULL)
) STRICT;
