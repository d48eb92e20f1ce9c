-- Trades of an order, and trades since a time.
CREATE INDEX ix_trades_order_id ON trades (order_id);
CREATE INDEX ix_trades_executed_at ON trades (executed_at);
