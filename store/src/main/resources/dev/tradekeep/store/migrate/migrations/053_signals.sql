-- What strategies wanted and why, whether an order came of it or not.
CREATE TABLE signals (
    id INTEGER PRIMARY KEY,
    engine_run_id INTEGER NOT NULL REFERENCES engine_runs (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    price INTEGER NOT NULL CHECK (price > 0),
    reason TEXT NOT NULL,
    client_order_id TEXT,
    generated_at INTEGER NOT NULL
) STRICT;
