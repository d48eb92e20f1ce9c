-- Every event of an order, in order: replaying them gives the order's row.
CREATE TABLE order_events (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    -- What else the event says, as JSON with its version in v; NULL for nothing.
    payload TEXT,
    occurred_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, sequence)
) STRICT, WITHOUT ROWID;
