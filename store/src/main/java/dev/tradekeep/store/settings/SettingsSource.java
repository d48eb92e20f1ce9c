package dev.tradekeep.store.settings;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class SettingsSource {
    static final ListingSource HISTORY =
            ListingSource.named("settings-history", "changes of settings, newest first")
                    .integer("id", "h.id")
                    .text("setting", "h.setting_name")
                    .text("old_value", "h.old_value")
                    .text("new_value", "h.new_value")
                    .time("changed_at", "h.changed_at")
                    .text("changed_by", "u.name")
                    .from("settings_history AS h LEFT JOIN users AS u ON u.id = h.changed_by")
                    .descending("h.id");

    private SettingsSource() {}
}
