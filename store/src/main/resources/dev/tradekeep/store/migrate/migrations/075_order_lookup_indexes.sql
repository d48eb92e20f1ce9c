-- An order by the id the exchange gave it, and orders that did not become what was asked for.
CREATE INDEX ix_orders_exchange_order_id ON orders (exchange_order_id) WHERE exchange_order_id IS NOT NULL;
CREATE INDEX ix_orders_status_refused ON orders (status)
    WHERE status = 'DENIED' OR status = 'REJECTED' OR status = 'UNKNOWN';
