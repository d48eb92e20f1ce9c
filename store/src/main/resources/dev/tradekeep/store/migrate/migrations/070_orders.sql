-- What we asked for. A row exists before anything is sent; the exchange's id is known only later.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    client_order_id TEXT NOT NULL UNIQUE CHECK (length(client_order_id) BETWEEN 1 AND 36),
    exchange_order_id TEXT,
    -- What the caller named it, so that a request sent twice places one order; never sent on.
    caller_order_id TEXT CHECK (length(caller_order_id) BETWEEN 1 AND 64),
    engine_run_id INTEGER NOT NULL REFERENCES engine_runs (id),
    connection_id INTEGER REFERENCES exchange_connections (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    type TEXT NOT NULL CHECK (type IN ('MARKET', 'LIMIT')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    limit_price INTEGER NOT NULL CHECK (limit_price >= 0),
    status TEXT NOT NULL,
    status_before_pending TEXT,
    filled_quantity INTEGER NOT NULL CHECK (filled_quantity BETWEEN 0 AND quantity),
    filled_notional INTEGER NOT NULL CHECK (filled_notional >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    -- When it ended; open orders have none, which is how the partial indexes know them.
    closed_at INTEGER CHECK (closed_at >= created_at),
    -- A closed set in two halves, the usual words first. SQLite makes a temporary table at every
    -- INSERT for an IN of three words or more.
    CHECK (closed_at IS NOT NULL OR status = 'SUBMITTED' OR status = 'ACCEPTED'
        OR status = 'PARTIALLY_FILLED' OR status = 'INITIALIZED' OR status = 'PENDING_CANCEL'
        OR status = 'PENDING_UPDATE' OR status = 'TRIGGERED' OR status = 'UNKNOWN'),
    CHECK (closed_at IS NULL OR status = 'FILLED' OR status = 'CANCELED' OR status = 'REJECTED'
        OR status = 'DENIED' OR status = 'EXPIRED'),
    CHECK ((type = 'LIMIT') = (limit_price > 0)),
    CHECK ((status = 'FILLED') = (filled_quantity = quantity)),
    CHECK ((status_before_pending IS NOT NULL) = (status IN ('PENDING_UPDATE', 'PENDING_CANCEL')))
) STRICT;
