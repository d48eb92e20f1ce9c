-- Sessions of the web page. Only hashes are kept: a reader of this file cannot log in with it.
CREATE TABLE user_sessions (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    csrf_sha256 BLOB NOT NULL CHECK (length(csrf_sha256) = 32),
    address TEXT NOT NULL,
    agent TEXT,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL CHECK (last_seen_at >= created_at),
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at),
    revoked_at INTEGER
) STRICT;
