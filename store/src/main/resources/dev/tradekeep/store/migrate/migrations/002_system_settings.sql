-- Settings of the running system that a person changed; a name that is not here has its default.
CREATE TABLE system_settings (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    value TEXT NOT NULL CHECK (length(value) <= 4096),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER REFERENCES users (id)
) STRICT, WITHOUT ROWID;
