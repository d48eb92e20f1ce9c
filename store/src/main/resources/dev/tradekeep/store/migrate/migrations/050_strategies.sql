-- The strategies this file has seen, by the name they have in the program.
CREATE TABLE strategies (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
