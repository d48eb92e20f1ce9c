-- A strategy with its parameters, ready to be run by name.
CREATE TABLE presets (
    id INTEGER PRIMARY KEY,
    strategy_id INTEGER NOT NULL REFERENCES strategies (id),
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    parameters TEXT NOT NULL CHECK (length(parameters) <= 4096),
    -- The length of the candles that it trades; NULL for those of the longest series.
    interval_micros INTEGER CHECK (interval_micros > 0),
    -- Whether an engine gives it a portfolio of its own, or one that it shares with others.
    own_portfolio INTEGER NOT NULL DEFAULT 0 CHECK (own_portfolio IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('active', 'archived')),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;
