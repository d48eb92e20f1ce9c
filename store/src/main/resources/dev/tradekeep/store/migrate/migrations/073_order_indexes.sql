-- Orders of a portfolio and a run, newest first: ids are given out in order of time. Those of an instrument are
-- indexed when they close: an order that is about to be sent would wait for a page of its instrument.
CREATE INDEX ix_orders_portfolio_id ON orders (portfolio_id);
CREATE INDEX ix_orders_instrument_id_closed ON orders (instrument_id) WHERE closed_at IS NOT NULL;
CREATE INDEX ix_orders_engine_run_id ON orders (engine_run_id);
