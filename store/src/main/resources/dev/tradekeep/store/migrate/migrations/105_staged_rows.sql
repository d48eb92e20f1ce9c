-- The rows of staged_loads that are not in their series yet, packed some thousands at a time, in the order to add them.
CREATE TABLE staged_rows (
    load_id INTEGER NOT NULL REFERENCES staged_loads (id),
    number INTEGER NOT NULL CHECK (number >= 0),
    packed BLOB NOT NULL,
    PRIMARY KEY (load_id, number)
) STRICT, WITHOUT ROWID;
