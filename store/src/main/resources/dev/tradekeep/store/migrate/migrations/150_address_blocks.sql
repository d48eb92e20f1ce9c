-- Until when an exchange wants to hear nothing from this machine, for each of its addresses.
CREATE TABLE address_blocks (
    address TEXT NOT NULL PRIMARY KEY CHECK (length(address) BETWEEN 1 AND 256),
    blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
