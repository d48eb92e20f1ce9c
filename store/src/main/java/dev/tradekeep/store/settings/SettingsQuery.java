package dev.tradekeep.store.settings;

import dev.tradekeep.store.sql.Query;

/** Queries over settings and their history. */
public enum SettingsQuery implements Query {
    FIND("SELECT value, updated_at, updated_by FROM system_settings WHERE name = ?1"),
    SAVE(
            """
            INSERT INTO system_settings (name, value, updated_at, updated_by) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (name) DO UPDATE SET
                value = excluded.value, updated_at = excluded.updated_at,
                updated_by = excluded.updated_by\
            """),
    DELETE("DELETE FROM system_settings WHERE name = ?1"),
    INSERT_HISTORY(
            """
            INSERT INTO settings_history (setting_name, old_value, new_value, changed_at, changed_by)
            VALUES (?1, ?2, ?3, ?4, ?5)\
            """);

    private final String sql;

    SettingsQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
