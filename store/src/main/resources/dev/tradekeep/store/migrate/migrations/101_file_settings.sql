-- What was chosen for good when the file was made, as SQLite answers it; the audit compares it with the profile.
INSERT INTO settings_history (setting_name, old_value, new_value, changed_at)
SELECT name, NULL, value, CAST(unixepoch('subsec') * 1000 AS INTEGER) * 1000
FROM (
    SELECT 'file.auto_vacuum' AS name, CAST(auto_vacuum AS TEXT) AS value FROM pragma_auto_vacuum
    UNION ALL
    SELECT 'file.encoding', encoding FROM pragma_encoding
    UNION ALL
    SELECT 'file.journal_mode', journal_mode FROM pragma_journal_mode
    UNION ALL
    SELECT 'file.page_size', CAST(page_size AS TEXT) FROM pragma_page_size
);
