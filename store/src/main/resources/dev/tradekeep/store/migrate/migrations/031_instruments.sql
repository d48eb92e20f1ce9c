-- What can be traded where. Prices and quantities of an instrument are counts of its own units.
CREATE TABLE instruments (
    id INTEGER PRIMARY KEY,
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    symbol TEXT NOT NULL CHECK (length(symbol) BETWEEN 1 AND 64),
    base_asset_id INTEGER NOT NULL REFERENCES assets (id),
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    price_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    quantity_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    tick_size INTEGER NOT NULL CHECK (tick_size > 0),
    lot_size INTEGER NOT NULL CHECK (lot_size > 0),
    min_quantity INTEGER NOT NULL CHECK (min_quantity >= 0),
    min_notional INTEGER NOT NULL CHECK (min_notional >= 0),
    created_at INTEGER NOT NULL,
    UNIQUE (exchange_id, symbol),
    CHECK (base_asset_id <> quote_asset_id)
) STRICT;
