-- Limits that orders are checked against, of the whole account or of a portfolio, instrument or engine.
CREATE TABLE risk_limits (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'order_quantity', 'order_notional', 'position_quantity', 'position_notional', 'open_orders',
        'orders_per_minute', 'daily_loss', 'drawdown_bps')),
    portfolio_id INTEGER REFERENCES portfolios (id),
    instrument_id INTEGER REFERENCES instruments (id),
    engine_id INTEGER REFERENCES engines (id),
    value INTEGER NOT NULL CHECK (value >= 0),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;
