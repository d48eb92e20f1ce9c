-- Orders of a portfolio, an instrument and a run, newest first: ids are given out in order of time.
CREATE INDEX ix_orders_portfolio_id ON orders (portfolio_id);
CREATE INDEX ix_orders_instrument_id ON orders (instrument_id);
CREATE INDEX ix_orders_engine_run_id ON orders (engine_run_id);
