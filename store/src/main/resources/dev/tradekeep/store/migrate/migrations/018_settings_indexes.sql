-- Changes of one setting, and the changes one person made.
CREATE INDEX ix_settings_history_setting_name ON settings_history (setting_name);
CREATE INDEX ix_settings_history_changed_by ON settings_history (changed_by) WHERE changed_by IS NOT NULL;
