-- Every try to log in, so that guessing is slowed down and seen. The name need not be a user's.
CREATE TABLE login_attempts (
    id INTEGER PRIMARY KEY,
    user_name TEXT NOT NULL COLLATE NOCASE CHECK (length(user_name) <= 64),
    address TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN (
        'succeeded', 'wrong_password', 'wrong_code', 'unknown_user', 'disabled', 'limited')),
    attempted_at INTEGER NOT NULL
) STRICT;
