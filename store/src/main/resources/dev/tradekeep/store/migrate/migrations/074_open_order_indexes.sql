-- Open orders are few among many: an index of only those, by whom they belong to.
CREATE INDEX ix_orders_portfolio_id_open ON orders (portfolio_id) WHERE status IN (
    'INITIALIZED', 'SUBMITTED', 'ACCEPTED', 'TRIGGERED', 'PENDING_UPDATE', 'PENDING_CANCEL',
    'PARTIALLY_FILLED', 'UNKNOWN');
CREATE INDEX ix_orders_connection_id_open ON orders (connection_id) WHERE status IN (
    'INITIALIZED', 'SUBMITTED', 'ACCEPTED', 'TRIGGERED', 'PENDING_UPDATE', 'PENDING_CANCEL',
    'PARTIALLY_FILLED', 'UNKNOWN');
