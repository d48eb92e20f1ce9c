-- What went wrong and what was done lately: starts, upkeep, findings, slow statements, backups.
CREATE INDEX ix_startup_runs_outcome ON startup_runs (outcome);
CREATE INDEX ix_startup_runs_started_at ON startup_runs (started_at);
CREATE INDEX ix_maintenance_runs_kind ON maintenance_runs (kind);
CREATE INDEX ix_maintenance_runs_outcome ON maintenance_runs (outcome);
CREATE INDEX ix_maintenance_runs_started_at ON maintenance_runs (started_at);
CREATE INDEX ix_audit_findings_maintenance_run_id ON audit_findings (maintenance_run_id);
CREATE INDEX ix_audit_findings_check_id ON audit_findings (check_id);
CREATE UNIQUE INDEX ix_audit_findings_check_id_subject_open ON audit_findings (check_id, subject)
    WHERE resolved_at IS NULL;
CREATE INDEX ix_audit_findings_found_at_open ON audit_findings (found_at) WHERE resolved_at IS NULL;
CREATE INDEX ix_audit_findings_severity_open ON audit_findings (severity) WHERE resolved_at IS NULL;
CREATE INDEX ix_audit_findings_resolved_at ON audit_findings (resolved_at)
    WHERE resolved_at IS NOT NULL;
CREATE INDEX ix_slow_queries_query ON slow_queries (query);
CREATE INDEX ix_slow_queries_duration_micros ON slow_queries (duration_micros);
CREATE INDEX ix_slow_queries_ran_at ON slow_queries (ran_at);
CREATE INDEX ix_backups_outcome ON backups (outcome);
CREATE INDEX ix_backups_started_at ON backups (started_at);
CREATE INDEX ix_backups_ended_at_done ON backups (ended_at) WHERE outcome = 'done';
