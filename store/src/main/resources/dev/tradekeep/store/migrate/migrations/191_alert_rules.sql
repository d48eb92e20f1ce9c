-- Which alerts are sent, where to and how often, and which figures raise one.
CREATE TABLE alert_rules (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    area TEXT CHECK (area IN ('engine', 'account', 'risk', 'database')),
    code TEXT CHECK (length(code) BETWEEN 1 AND 64),
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    measure TEXT CHECK (measure IN (
        'engine_silence', 'account_latency', 'account_failures', 'account_clock', 'risk_drawdown', 'risk_denials',
        'database_size', 'database_free')),
    threshold INTEGER CHECK (threshold >= 0),
    cool_down_seconds INTEGER NOT NULL CHECK (cool_down_seconds BETWEEN 0 AND 2592000),
    -- None for every channel that is enabled.
    channel_id INTEGER REFERENCES alert_channels (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    CHECK ((measure IS NULL) = (threshold IS NULL)),
    CHECK (measure IS NULL OR (area IS NULL AND code IS NULL))
) STRICT;

CREATE INDEX ix_alert_rules_channel_id ON alert_rules (channel_id) WHERE channel_id IS NOT NULL;
