-- An entry with the orders that close what it opens. The id is that of the entry's order.
CREATE TABLE order_groups (
    group_id TEXT PRIMARY KEY CHECK (length(group_id) BETWEEN 1 AND 36),
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    slot INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('BUY', 'SELL')),
    stop_type TEXT,
    stop_limit_price INTEGER NOT NULL CHECK (stop_limit_price >= 0),
    stop_trigger_price INTEGER NOT NULL CHECK (stop_trigger_price >= 0),
    stop_trailing_distance INTEGER NOT NULL CHECK (stop_trailing_distance >= 0),
    target_limit_price INTEGER NOT NULL CHECK (target_limit_price >= 0), -- 0 for none
    stop_order_id TEXT,
    target_order_id TEXT,
    entry_filled INTEGER NOT NULL CHECK (entry_filled >= 0),
    exit_filled INTEGER NOT NULL CHECK (exit_filled >= 0),
    state TEXT NOT NULL CHECK (state = 'WAITING' OR state = 'WORKING' OR state = 'CLOSING' OR state = 'DONE')
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_order_groups_engine_id ON order_groups (engine_id);
CREATE INDEX ix_order_groups_portfolio_id ON order_groups (portfolio_id);
