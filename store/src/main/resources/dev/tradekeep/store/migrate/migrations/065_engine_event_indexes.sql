-- Events of an engine, of a run, of a kind, and since a time.
CREATE INDEX ix_engine_events_engine_id ON engine_events (engine_id);
CREATE INDEX ix_engine_events_engine_run_id ON engine_events (engine_run_id)
    WHERE engine_run_id IS NOT NULL;
CREATE INDEX ix_engine_events_event ON engine_events (event);
CREATE INDEX ix_engine_events_occurred_at ON engine_events (occurred_at);
