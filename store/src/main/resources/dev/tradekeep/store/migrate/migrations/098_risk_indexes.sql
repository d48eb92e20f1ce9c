-- Limits of whatever they are for, events by where they happened, and the halts that hold.
CREATE INDEX ix_risk_limits_kind ON risk_limits (kind);
CREATE INDEX ix_risk_limits_portfolio_id ON risk_limits (portfolio_id) WHERE portfolio_id IS NOT NULL;
CREATE INDEX ix_risk_limits_instrument_id ON risk_limits (instrument_id) WHERE instrument_id IS NOT NULL;
CREATE INDEX ix_risk_limits_engine_id ON risk_limits (engine_id) WHERE engine_id IS NOT NULL;
CREATE INDEX ix_risk_limits_kind_everywhere ON risk_limits (kind)
    WHERE portfolio_id IS NULL AND instrument_id IS NULL AND engine_id IS NULL;
CREATE INDEX ix_risk_events_code ON risk_events (code);
CREATE INDEX ix_risk_events_engine_run_id ON risk_events (engine_run_id);
CREATE INDEX ix_risk_events_event_key ON risk_events (event_key) WHERE event_key IS NOT NULL;
CREATE INDEX ix_risk_events_portfolio_id ON risk_events (portfolio_id);
CREATE INDEX ix_risk_events_limit_id ON risk_events (limit_id) WHERE limit_id IS NOT NULL;
CREATE INDEX ix_risk_events_occurred_at ON risk_events (occurred_at);
CREATE INDEX ix_trading_halts_raised_at_held ON trading_halts (raised_at) WHERE cleared_at IS NULL;
CREATE INDEX ix_trading_halts_instrument_id ON trading_halts (instrument_id) WHERE instrument_id IS NOT NULL;
CREATE INDEX ix_trading_halts_limit_id ON trading_halts (limit_id) WHERE limit_id IS NOT NULL;
CREATE INDEX ix_trading_halts_portfolio_id ON trading_halts (portfolio_id) WHERE portfolio_id IS NOT NULL;
