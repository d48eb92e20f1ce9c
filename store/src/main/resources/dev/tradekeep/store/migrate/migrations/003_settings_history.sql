-- Every change of a setting, so that "since when is it so, and who did it" has an answer.
CREATE TABLE settings_history (
    id INTEGER PRIMARY KEY,
    setting_name TEXT NOT NULL CHECK (length(setting_name) BETWEEN 1 AND 64),
    old_value TEXT,
    new_value TEXT,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER REFERENCES users (id),
    CHECK (old_value IS NOT NULL OR new_value IS NOT NULL)
) STRICT;
