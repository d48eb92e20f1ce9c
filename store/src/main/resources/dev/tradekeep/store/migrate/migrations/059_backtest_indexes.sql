-- Backtests of a strategy, a preset or a series, newest first, and those since a time.
CREATE INDEX ix_backtests_strategy_id ON backtests (strategy_id);
CREATE INDEX ix_backtests_preset_id ON backtests (preset_id) WHERE preset_id IS NOT NULL;
CREATE INDEX ix_backtests_series_id ON backtests (series_id);
CREATE INDEX ix_backtests_created_at ON backtests (created_at);
