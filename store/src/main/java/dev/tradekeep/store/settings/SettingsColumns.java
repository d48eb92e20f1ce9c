package dev.tradekeep.store.settings;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class SettingsColumns {
    static final Columns SETTING =
            Columns.of("system_settings", "name", "value", "updated_at", "updated_by");

    static final Columns CHANGE =
            Columns.of(
                    "settings_history",
                    "setting_name",
                    "old_value",
                    "new_value",
                    "changed_at",
                    "changed_by");

    private SettingsColumns() {}
}
