-- Messages on their way to channels, and what became of them.
CREATE TABLE alert_messages (
    id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL REFERENCES alert_channels (id) ON DELETE CASCADE,
    -- None for a test, and when the rule is gone.
    rule_id INTEGER REFERENCES alert_rules (id) ON DELETE SET NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    subject TEXT NOT NULL CHECK (length(subject) <= 128),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    -- How many like it were raised while it waited; the text is that of the first.
    repeats INTEGER NOT NULL DEFAULT 0 CHECK (repeats >= 0),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'held_back')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_at INTEGER NOT NULL,
    detail TEXT CHECK (length(detail) <= 512),
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((ended_at IS NULL) = (state IN ('waiting', 'sending')))
) STRICT;

CREATE INDEX ix_alert_messages_channel_id_next_at_waiting ON alert_messages (channel_id, next_at)
    WHERE state = 'waiting';
CREATE INDEX ix_alert_messages_channel_id ON alert_messages (channel_id);
CREATE INDEX ix_alert_messages_state_sending ON alert_messages (state) WHERE state = 'sending';
CREATE INDEX ix_alert_messages_rule_id_created_at ON alert_messages (rule_id, created_at) WHERE rule_id IS NOT NULL;
CREATE INDEX ix_alert_messages_ended_at ON alert_messages (ended_at) WHERE ended_at IS NOT NULL;
