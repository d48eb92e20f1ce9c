-- What audits found. A finding names the last audit that saw it, and when a later one no longer did.
CREATE TABLE audit_findings (
    id INTEGER PRIMARY KEY,
    maintenance_run_id INTEGER NOT NULL REFERENCES maintenance_runs (id),
    check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 64),
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'advice')),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    fix TEXT,
    found_at INTEGER NOT NULL,
    resolved_at INTEGER CHECK (resolved_at >= found_at)
) STRICT;
