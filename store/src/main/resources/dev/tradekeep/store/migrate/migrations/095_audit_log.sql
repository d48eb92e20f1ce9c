-- Who did what: each row holds the hash of the one before it, so that a change in the middle shows.
CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    user_id INTEGER REFERENCES users (id),
    actor TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 64),
    action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 64),
    object_type TEXT NOT NULL CHECK (length(object_type) BETWEEN 1 AND 64),
    object_name TEXT NOT NULL CHECK (length(object_name) <= 128),
    before TEXT,
    after TEXT,
    address TEXT,
    -- The session or token that was used; what it is, never the secret itself.
    credential TEXT CHECK (length(credential) BETWEEN 1 AND 128),
    occurred_at INTEGER NOT NULL,
    previous_hash TEXT NOT NULL UNIQUE CHECK (length(previous_hash) IN (0, 64)),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;

CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;

-- INSERT OR REPLACE would remove rows without asking the trigger above.
CREATE TRIGGER audit_log_replace BEFORE INSERT ON audit_log
WHEN EXISTS (
    SELECT 1 FROM audit_log
    WHERE id = new.id OR previous_hash = new.previous_hash OR hash = new.hash
) BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;
