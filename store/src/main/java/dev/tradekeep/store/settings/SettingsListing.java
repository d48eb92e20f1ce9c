package dev.tradekeep.store.settings;

import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;

/** The ways to read the history of settings. */
public enum SettingsListing implements Listing {
    HISTORY(SettingsSource.HISTORY, ""),
    HISTORY_OF_SETTING(
            SettingsSource.HISTORY,
            "h.setting_name = ?1",
            Filter.text("setting", "the name of a setting")),
    HISTORY_OF_USER(
            SettingsSource.HISTORY,
            "h.changed_by = ?1",
            Filter.name("user", NameQuery.USER, "who changed them"));

    private final ListingDefinition definition;

    SettingsListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
