-- What can be traded where. Prices and quantities of an instrument are counts of its own units.
-- The base asset is what a trade delivers; contracts deliver nothing, only money changes hands.
CREATE TABLE instruments (
    id INTEGER PRIMARY KEY,
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    symbol TEXT NOT NULL CHECK (length(symbol) BETWEEN 1 AND 64),
    base_asset_id INTEGER REFERENCES assets (id),
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    price_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    quantity_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    tick_size INTEGER NOT NULL CHECK (tick_size > 0),
    lot_size INTEGER NOT NULL CHECK (lot_size > 0),
    min_quantity INTEGER NOT NULL CHECK (min_quantity >= 0),
    min_notional INTEGER NOT NULL CHECK (min_notional >= 0),
    created_at INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'crypto' CHECK (kind IN (
        'crypto', 'forex', 'equity', 'cryptofuture', 'future', 'cfd', 'index', 'option', 'indexoption',
        'futureoption')),
    description TEXT NOT NULL DEFAULT '' CHECK (length(description) <= 200),
    status TEXT NOT NULL DEFAULT 'trading' CHECK (status IN ('trading', 'delisted')),
    min_quantity_scale INTEGER NOT NULL DEFAULT 0 CHECK (min_quantity_scale BETWEEN 0 AND 18),
    contract_multiplier INTEGER NOT NULL DEFAULT 1 CHECK (contract_multiplier > 0),
    contract_multiplier_scale INTEGER NOT NULL DEFAULT 0 CHECK (contract_multiplier_scale BETWEEN 0 AND 18),
    price_magnifier INTEGER NOT NULL DEFAULT 1 CHECK (price_magnifier > 0),
    price_magnifier_scale INTEGER NOT NULL DEFAULT 0 CHECK (price_magnifier_scale BETWEEN 0 AND 18),
    strike_multiplier INTEGER NOT NULL DEFAULT 1 CHECK (strike_multiplier > 0),
    strike_multiplier_scale INTEGER NOT NULL DEFAULT 0 CHECK (strike_multiplier_scale BETWEEN 0 AND 18),
    UNIQUE (exchange_id, symbol),
    CHECK (base_asset_id <> quote_asset_id),
    CHECK ((base_asset_id IS NOT NULL) = (kind IN ('crypto', 'forex', 'equity'))),
    CHECK (base_asset_id IS NULL OR (contract_multiplier = 1 AND contract_multiplier_scale = 0))
) STRICT;
