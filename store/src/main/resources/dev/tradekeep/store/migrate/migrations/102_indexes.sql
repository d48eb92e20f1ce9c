-- What a run did is asked for by its id: its orders by status, and through them its trades.
CREATE INDEX ix_orders_engine_run_id_status ON orders (engine_run_id, status);
