-- What we asked for. A row exists before anything is sent; the exchange's id is known only later.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    client_order_id TEXT NOT NULL UNIQUE CHECK (length(client_order_id) BETWEEN 1 AND 36),
    exchange_order_id TEXT,
    engine_run_id INTEGER NOT NULL REFERENCES engine_runs (id),
    connection_id INTEGER REFERENCES exchange_connections (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    type TEXT NOT NULL CHECK (type IN ('MARKET', 'LIMIT')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    limit_price INTEGER NOT NULL CHECK (limit_price >= 0),
    status TEXT NOT NULL CHECK (status IN (
        'INITIALIZED', 'DENIED', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'TRIGGERED', 'PENDING_UPDATE',
        'PENDING_CANCEL', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'EXPIRED', 'UNKNOWN')),
    status_before_pending TEXT,
    filled_quantity INTEGER NOT NULL CHECK (filled_quantity BETWEEN 0 AND quantity),
    filled_notional INTEGER NOT NULL CHECK (filled_notional >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    CHECK ((type = 'LIMIT') = (limit_price > 0)),
    CHECK ((status = 'FILLED') = (filled_quantity = quantity)),
    CHECK ((status_before_pending IS NOT NULL) = (status IN ('PENDING_UPDATE', 'PENDING_CANCEL')))
) STRICT;
