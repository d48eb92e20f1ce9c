-- Runs of an engine and of a strategy, newest first, and those that have not ended.
CREATE INDEX ix_engine_runs_engine_id ON engine_runs (engine_id);
CREATE INDEX ix_engine_runs_strategy ON engine_runs (strategy);
CREATE INDEX ix_engine_runs_started_at_running ON engine_runs (started_at) WHERE status = 'running';
