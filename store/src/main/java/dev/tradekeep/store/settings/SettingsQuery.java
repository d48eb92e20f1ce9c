package dev.tradekeep.store.settings;

import dev.tradekeep.store.sql.Query;

/** Queries over settings and their history. */
public enum SettingsQuery implements Query {
    FIND(SettingsColumns.SETTING.select() + " WHERE name = :name"),
    SAVE(SettingsColumns.SETTING.insert() + SettingsColumns.SETTING.orUpdate("name")),
    DELETE("DELETE FROM system_settings WHERE name = :name"),
    INSERT_HISTORY(SettingsColumns.CHANGE.insert());

    private final String sql;

    SettingsQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
