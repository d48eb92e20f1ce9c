-- Open orders are few among many: an index of only those, by whom they belong to.
CREATE INDEX ix_orders_portfolio_id_open ON orders (portfolio_id) WHERE closed_at IS NULL;
CREATE INDEX ix_orders_connection_id_open ON orders (connection_id) WHERE closed_at IS NULL;
