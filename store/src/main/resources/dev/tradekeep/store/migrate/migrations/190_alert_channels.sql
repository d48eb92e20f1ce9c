-- Where alerts are sent to.
CREATE TABLE alert_channels (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (kind IN ('webhook', 'email', 'telegram', 'discord')),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    address TEXT CHECK (length(address) BETWEEN 1 AND 512),
    recipient TEXT CHECK (length(recipient) BETWEEN 1 AND 256),
    sender TEXT CHECK (length(sender) BETWEEN 1 AND 256),
    user_name TEXT CHECK (length(user_name) BETWEEN 1 AND 256),
    -- Version of the key, nonce and ciphertext; the key is not in this file.
    secret BLOB CHECK (length(secret) BETWEEN 33 AND 8224),
    messages_per_minute INTEGER NOT NULL CHECK (messages_per_minute BETWEEN 1 AND 600),
    -- Minutes of the day in the zone; from the first on only critical messages go, until the second.
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_to INTEGER CHECK (quiet_to BETWEEN 0 AND 1439),
    quiet_zone TEXT NOT NULL DEFAULT 'UTC' CHECK (length(quiet_zone) BETWEEN 1 AND 64),
    -- The first update of Telegram that has not been dealt with.
    update_offset INTEGER NOT NULL DEFAULT 0 CHECK (update_offset >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
) STRICT;
