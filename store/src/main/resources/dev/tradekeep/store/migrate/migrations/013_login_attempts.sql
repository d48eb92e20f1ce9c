-- Login attempts, those of a moment that were the same in one row, so that guessing is seen. The name need not be a
-- user's.
CREATE TABLE login_attempts (
    id INTEGER PRIMARY KEY,
    user_name TEXT NOT NULL COLLATE NOCASE CHECK (length(user_name) <= 64),
    address TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN (
        'succeeded', 'wrong_password', 'wrong_code', 'unknown_user', 'disabled', 'limited')),
    attempts INTEGER NOT NULL DEFAULT 1 CHECK (attempts > 0),
    attempted_at INTEGER NOT NULL
) STRICT;
