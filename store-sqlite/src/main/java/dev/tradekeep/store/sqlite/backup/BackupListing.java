package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read backups. */
public enum BackupListing implements Listing {
    BACKUPS(BackupSource.BACKUPS, ""),
    BACKUPS_OF_OUTCOME(
            BackupSource.BACKUPS,
            "b.outcome = ?1",
            Filter.choice("outcome", "what became of them", Word.all(BackupOutcome.class))),
    BACKUPS_SINCE(BackupSource.BACKUPS_BY_TIME, "b.started_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    BackupListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
