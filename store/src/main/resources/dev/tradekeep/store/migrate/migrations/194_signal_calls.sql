-- What chart services asked for, and what became of it: an order, or why there is none.
CREATE TABLE signal_calls (
    id INTEGER PRIMARY KEY,
    hook_id INTEGER NOT NULL REFERENCES signal_hooks (id) ON DELETE CASCADE,
    -- The id in the message, or the SHA-256 of all of it.
    call_key TEXT NOT NULL CHECK (length(call_key) BETWEEN 1 AND 128),
    state TEXT NOT NULL CHECK (state IN ('received', 'placed', 'denied', 'refused')),
    -- What was asked for, in a line.
    wish TEXT NOT NULL CHECK (length(wish) <= 256),
    client_order_id TEXT CHECK (length(client_order_id) BETWEEN 1 AND 64),
    reason TEXT CHECK (length(reason) <= 512),
    address TEXT NOT NULL CHECK (length(address) <= 64),
    -- How many more were refused for the same reason within the minute.
    repeats INTEGER NOT NULL DEFAULT 0 CHECK (repeats >= 0),
    received_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_signal_calls_hook_id_id ON signal_calls (hook_id, id);
CREATE INDEX ix_signal_calls_hook_id_received_at ON signal_calls (hook_id, received_at);
CREATE INDEX ix_signal_calls_hook_id_call_key ON signal_calls (hook_id, call_key);
CREATE INDEX ix_signal_calls_received_at ON signal_calls (received_at);
CREATE INDEX ix_signal_calls_state_received ON signal_calls (state) WHERE state = 'received';
