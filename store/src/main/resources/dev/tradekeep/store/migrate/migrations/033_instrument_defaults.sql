-- What an exchange says of all its instruments of a kind; serves those that come without figures of their own.
CREATE TABLE instrument_defaults (
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    kind TEXT NOT NULL,
    quote_asset TEXT NOT NULL CHECK (length(quote_asset) BETWEEN 1 AND 32),
    tick_size INTEGER NOT NULL CHECK (tick_size > 0),
    tick_size_scale INTEGER NOT NULL CHECK (tick_size_scale BETWEEN 0 AND 18),
    lot_size INTEGER NOT NULL CHECK (lot_size > 0),
    lot_size_scale INTEGER NOT NULL CHECK (lot_size_scale BETWEEN 0 AND 18),
    contract_multiplier INTEGER NOT NULL CHECK (contract_multiplier > 0),
    contract_multiplier_scale INTEGER NOT NULL CHECK (contract_multiplier_scale BETWEEN 0 AND 18),
    PRIMARY KEY (exchange_id, kind)
) STRICT, WITHOUT ROWID;
