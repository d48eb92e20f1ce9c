-- One row: the last alert that the rules have looked at.
CREATE TABLE alert_progress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seen_alert_id INTEGER NOT NULL CHECK (seen_alert_id >= 0)
) STRICT;

INSERT INTO alert_progress (id, seen_alert_id) SELECT 1, coalesce(max(id), 0) FROM alerts;
