-- Latched stops: a halt holds across restarts until a person clears it. No portfolio means all of them, and no
-- instrument every one.
CREATE TABLE trading_halts (
    id INTEGER PRIMARY KEY,
    level TEXT NOT NULL CHECK (level IN ('no_entries', 'reduce_only', 'flatten')),
    portfolio_id INTEGER REFERENCES portfolios (id),
    instrument_id INTEGER REFERENCES instruments (id),
    -- The limit that raised it, which was broken; none otherwise.
    limit_id INTEGER REFERENCES risk_limits (id),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    raised_by INTEGER REFERENCES users (id),
    raised_at INTEGER NOT NULL,
    cleared_by INTEGER REFERENCES users (id),
    cleared_at INTEGER CHECK (cleared_at >= raised_at),
    CHECK (cleared_by IS NULL OR cleared_at IS NOT NULL)
) STRICT;
