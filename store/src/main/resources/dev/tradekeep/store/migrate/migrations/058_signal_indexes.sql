-- Signals of a run and of an instrument, newest first, and the signal behind an order.
CREATE INDEX ix_signals_engine_run_id ON signals (engine_run_id);
CREATE INDEX ix_signals_instrument_id ON signals (instrument_id);
CREATE INDEX ix_signals_client_order_id ON signals (client_order_id) WHERE client_order_id IS NOT NULL;
