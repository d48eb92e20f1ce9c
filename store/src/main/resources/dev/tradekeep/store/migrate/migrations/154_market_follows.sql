-- What a server keeps coming from exchanges while it runs: a row for each stream, and how it is.
CREATE TABLE market_follows (
    id INTEGER PRIMARY KEY,
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    -- As it was asked for: the catalogue need not have the instrument yet.
    symbol TEXT NOT NULL CHECK (length(symbol) BETWEEN 1 AND 64),
    channel TEXT NOT NULL CHECK (channel IN ('candles', 'trades', 'quotes')),
    interval_micros INTEGER NOT NULL CHECK ((channel = 'candles') = (interval_micros > 0)),
    -- Null where the exchange is reached where it always is.
    address TEXT CHECK (length(address) BETWEEN 1 AND 2048),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'catching_up', 'current', 'stale')),
    reason TEXT,
    changed_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (exchange_id, symbol, channel, interval_micros)
) STRICT;
