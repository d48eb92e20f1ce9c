-- Limits that orders and what is held are checked against: of everything, or of a portfolio, instrument or engine.
CREATE TABLE risk_limits (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'order_quantity', 'order_notional', 'position_quantity', 'position_notional', 'open_orders',
        'orders_per_minute', 'daily_loss', 'drawdown_bps', 'price_collar_bps', 'price_age', 'volume_share_bps',
        'loss_cooldown')),
    action TEXT NOT NULL CHECK (action IN ('deny', 'cancel', 'reduce', 'flatten', 'halt', 'alert')),
    portfolio_id INTEGER REFERENCES portfolios (id),
    instrument_id INTEGER REFERENCES instruments (id),
    engine_id INTEGER REFERENCES engines (id),
    -- What an amount is of; its units are the asset's. None for counts, basis points and seconds.
    asset_id INTEGER REFERENCES assets (id),
    value INTEGER NOT NULL CHECK (value >= 0),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    CHECK ((asset_id IS NOT NULL) = (kind IN (
        'order_quantity', 'order_notional', 'position_quantity', 'position_notional', 'daily_loss'))),
    CHECK (action <> 'reduce' OR kind IN ('position_quantity', 'position_notional'))
) STRICT;
