-- Keys of exchange accounts, each encrypted with a nonce of its own under a key that is not in this file.
CREATE TABLE connection_secrets (
    connection_id INTEGER NOT NULL REFERENCES exchange_connections (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('api_key', 'api_secret', 'passphrase')),
    key_version INTEGER NOT NULL CHECK (key_version > 0),
    nonce BLOB NOT NULL CHECK (length(nonce) = 12),
    ciphertext BLOB NOT NULL CHECK (length(ciphertext) BETWEEN 17 AND 8208),
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (connection_id, kind)
) STRICT, WITHOUT ROWID;
