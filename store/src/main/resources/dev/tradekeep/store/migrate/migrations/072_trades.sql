-- Our executions. A trade belongs to the order whose id the exchange named, never to one found by time.
CREATE TABLE trades (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    exchange_trade_id TEXT NOT NULL CHECK (length(exchange_trade_id) BETWEEN 1 AND 64),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    price INTEGER NOT NULL CHECK (price > 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    notional INTEGER NOT NULL CHECK (notional >= 0),
    -- What a simulated venue took on top of the notional, against us.
    slippage INTEGER NOT NULL DEFAULT 0 CHECK (slippage >= 0),
    fee INTEGER NOT NULL,
    fee_asset_id INTEGER NOT NULL REFERENCES assets (id),
    executed_at INTEGER NOT NULL,
    -- Two of our own orders may meet in one trade of the exchange.
    UNIQUE (exchange_trade_id, order_id)
) STRICT;
