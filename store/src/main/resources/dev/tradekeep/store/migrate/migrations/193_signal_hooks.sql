-- Addresses at which chart services ask for orders: what of their messages means what, and within which limits.
CREATE TABLE signal_hooks (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    -- Of the secret part of the path, which is in no file.
    path_sha256 TEXT NOT NULL UNIQUE CHECK (length(path_sha256) = 64),
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    portfolio_id INTEGER REFERENCES portfolios (id),
    order_type TEXT NOT NULL CHECK (order_type IN ('market', 'limit')),
    -- The names under which messages have what an order needs.
    side_field TEXT NOT NULL CHECK (length(side_field) BETWEEN 1 AND 64),
    instrument_field TEXT NOT NULL CHECK (length(instrument_field) BETWEEN 1 AND 64),
    quantity_field TEXT NOT NULL CHECK (length(quantity_field) BETWEEN 1 AND 64),
    price_field TEXT NOT NULL CHECK (length(price_field) BETWEEN 1 AND 64),
    id_field TEXT NOT NULL CHECK (length(id_field) BETWEEN 1 AND 64),
    -- What every instrument that it may trade is paid in; the most that one order may cost is in its units.
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    max_notional INTEGER NOT NULL CHECK (max_notional > 0),
    orders_per_minute INTEGER NOT NULL CHECK (orders_per_minute BETWEEN 1 AND 600),
    window_seconds INTEGER NOT NULL CHECK (window_seconds BETWEEN 1 AND 86400),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

CREATE INDEX ix_signal_hooks_engine_id ON signal_hooks (engine_id);
CREATE INDEX ix_signal_hooks_portfolio_id ON signal_hooks (portfolio_id) WHERE portfolio_id IS NOT NULL;
