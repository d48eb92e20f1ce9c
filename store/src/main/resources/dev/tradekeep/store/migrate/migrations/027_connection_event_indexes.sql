-- The last events of a connection, of a kind, and since a time.
CREATE INDEX ix_connection_events_connection_id ON connection_events (connection_id);
CREATE INDEX ix_connection_events_event ON connection_events (event);
CREATE INDEX ix_connection_events_occurred_at ON connection_events (occurred_at);
