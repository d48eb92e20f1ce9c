-- The audit log by person, by action, by object and by time; alerts that nobody has seen yet.
CREATE INDEX ix_audit_log_user_id ON audit_log (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX ix_audit_log_action ON audit_log (action);
CREATE INDEX ix_audit_log_object_type_object_name ON audit_log (object_type, object_name);
CREATE INDEX ix_audit_log_occurred_at ON audit_log (occurred_at);
CREATE INDEX ix_alerts_code ON alerts (code);
CREATE INDEX ix_alerts_severity_open ON alerts (severity) WHERE acknowledged_at IS NULL;
CREATE INDEX ix_alerts_raised_at_open ON alerts (raised_at) WHERE acknowledged_at IS NULL;
CREATE INDEX ix_alerts_acknowledged_at ON alerts (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
