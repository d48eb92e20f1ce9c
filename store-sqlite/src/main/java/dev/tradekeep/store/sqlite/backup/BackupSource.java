package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class BackupSource {
    private static final ListingSource.Builder BACKUP_COLUMNS =
            ListingSource.named("backups", "backups that were begun, newest first")
                    .integer("id", "b.id")
                    .text("path", "b.path")
                    .text("cause", "b.cause")
                    .text("outcome", "b.outcome")
                    .integer("size_bytes", "b.size_bytes")
                    .text("sha256", "b.sha256")
                    .time("started_at", "b.started_at")
                    .time("ended_at", "b.ended_at")
                    .time("verified_at", "b.verified_at")
                    .from("backups AS b");

    static final ListingSource BACKUPS = BACKUP_COLUMNS.descending("b.id");

    static final ListingSource BACKUPS_BY_TIME = BACKUP_COLUMNS.descending("b.started_at", "b.id");

    private BackupSource() {}
}
