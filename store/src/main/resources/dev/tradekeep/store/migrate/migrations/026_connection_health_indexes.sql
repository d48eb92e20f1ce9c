-- Connections that are not well: few among many, so the index holds only those.
CREATE INDEX ix_connection_health_checked_at_unhealthy ON connection_health (checked_at)
    WHERE state IN ('disconnected', 'degraded', 'failed');
