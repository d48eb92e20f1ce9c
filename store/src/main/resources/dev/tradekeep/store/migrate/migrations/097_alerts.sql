-- What a person should look at; it stays until someone says that they saw it.
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    -- What it is about, such as "limit 3"; one alert of a code, severity and subject is open at most.
    subject TEXT NOT NULL DEFAULT '' CHECK (length(subject) <= 128),
    message TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    acknowledged_at INTEGER CHECK (acknowledged_at >= raised_at),
    acknowledged_by INTEGER REFERENCES users (id),
    CHECK (acknowledged_by IS NULL OR acknowledged_at IS NOT NULL)
) STRICT;
