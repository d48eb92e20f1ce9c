-- What we asked for. A row exists before anything is sent; the exchange's id is known only later.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    client_order_id TEXT NOT NULL UNIQUE CHECK (length(client_order_id) BETWEEN 1 AND 36),
    exchange_order_id TEXT,
    -- What the caller named it, so that a request sent twice places one order; never sent on.
    caller_order_id TEXT CHECK (length(caller_order_id) BETWEEN 1 AND 64),
    -- The strategy of the engine that wants it, from 0; NULL for a person.
    slot INTEGER CHECK (slot >= 0),
    engine_run_id INTEGER NOT NULL REFERENCES engine_runs (id),
    connection_id INTEGER REFERENCES exchange_connections (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    type TEXT NOT NULL CHECK (type = 'MARKET' OR type = 'LIMIT' OR type = 'STOP' OR type = 'STOP_LIMIT'
        OR type = 'TAKE_PROFIT' OR type = 'TRAILING_STOP'),
    -- The terms as they are now; 0 for a price that the type does not have.
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    limit_price INTEGER NOT NULL CHECK (limit_price >= 0),
    trigger_price INTEGER NOT NULL DEFAULT 0 CHECK (trigger_price >= 0),
    trailing_distance INTEGER NOT NULL DEFAULT 0 CHECK (trailing_distance >= 0),
    -- The terms as they were asked for first; NULL while they still hold.
    asked_quantity INTEGER CHECK (asked_quantity > 0),
    asked_limit_price INTEGER,
    asked_trigger_price INTEGER,
    asked_trailing_distance INTEGER,
    time_in_force TEXT NOT NULL DEFAULT 'GTC' CHECK (time_in_force = 'GTC' OR time_in_force = 'IOC'
        OR time_in_force = 'FOK' OR time_in_force = 'GTD'),
    expires_at INTEGER CHECK (expires_at > 0),
    post_only INTEGER NOT NULL DEFAULT 0 CHECK (post_only IN (0, 1)),
    reduce_only INTEGER NOT NULL DEFAULT 0 CHECK (reduce_only IN (0, 1)),
    -- The first order of a group names it; a role is what the order is for in its group.
    group_id TEXT,
    group_role TEXT CHECK (group_role = 'ENTRY' OR group_role = 'STOP' OR group_role = 'TARGET'),
    status TEXT NOT NULL,
    -- Above the quantity when an exchange filled too much.
    filled_quantity INTEGER NOT NULL CHECK (filled_quantity >= 0),
    filled_notional INTEGER NOT NULL CHECK (filled_notional >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    -- When it ended; open orders have none, which is how the partial indexes know them.
    closed_at INTEGER CHECK (closed_at >= created_at),
    -- A closed set in two halves, the usual words first. SQLite makes a temporary table at every
    -- INSERT for an IN of three words or more.
    CHECK (closed_at IS NOT NULL OR status = 'SUBMITTED' OR status = 'ACCEPTED'
        OR status = 'PARTIALLY_FILLED' OR status = 'INITIALIZED' OR status = 'PENDING_CANCEL'
        OR status = 'PENDING_UPDATE' OR status = 'TRIGGERED' OR status = 'UNKNOWN' OR status = 'ENDING'),
    CHECK (closed_at IS NULL OR status = 'FILLED' OR status = 'CANCELED' OR status = 'REJECTED'
        OR status = 'DENIED' OR status = 'EXPIRED'),
    CHECK ((type = 'LIMIT' OR type = 'STOP_LIMIT') = (limit_price > 0)),
    CHECK ((type = 'STOP' OR type = 'STOP_LIMIT' OR type = 'TAKE_PROFIT') = (trigger_price > 0)),
    CHECK ((type = 'TRAILING_STOP') = (trailing_distance > 0)),
    CHECK ((time_in_force = 'GTD') = (expires_at IS NOT NULL)),
    CHECK ((group_id IS NULL) = (group_role IS NULL)),
    CHECK (status <> 'FILLED' OR filled_quantity >= quantity)
) STRICT;
