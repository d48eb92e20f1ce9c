-- An order by the id the exchange or the caller gave it, the latter once and for ever, and orders that did not become
-- what was asked for.
CREATE INDEX ix_orders_exchange_order_id ON orders (exchange_order_id) WHERE exchange_order_id IS NOT NULL;
CREATE UNIQUE INDEX ix_orders_caller_order_id ON orders (caller_order_id) WHERE caller_order_id IS NOT NULL;
CREATE INDEX ix_orders_status_refused ON orders (status)
    WHERE status = 'DENIED' OR status = 'REJECTED' OR status = 'UNKNOWN';
-- Whether a connection that is to go was ever used.
CREATE INDEX ix_orders_connection_id ON orders (connection_id) WHERE connection_id IS NOT NULL;
