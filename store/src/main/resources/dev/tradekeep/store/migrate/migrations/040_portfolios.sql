-- A portfolio is one owner's money and holdings; engines trade it.
CREATE TABLE portfolios (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    created_at INTEGER NOT NULL,
    -- When it left the lists; its rows stay.
    archived_at INTEGER CHECK (archived_at >= created_at)
) STRICT;
