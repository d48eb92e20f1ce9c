-- Engines of a portfolio or a connection, those to start by themselves, and those that should be alive.
CREATE INDEX ix_engines_portfolio_id ON engines (portfolio_id);
CREATE INDEX ix_engines_connection_id ON engines (connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX ix_engines_exchange_id_autostart ON engines (exchange_id) WHERE auto_start = 1;
CREATE INDEX ix_engines_heartbeat_at_running ON engines (heartbeat_at) WHERE actual_state = 'running';
