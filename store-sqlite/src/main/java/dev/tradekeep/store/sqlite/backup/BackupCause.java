package dev.tradekeep.store.sqlite.backup;

/** What began a backup. */
public enum BackupCause {
    COMMAND,
    SCHEDULE,
    /** The copy that is made before the schema changes. */
    MIGRATION,
    /** A full copy in the archive to which commits are shipped. */
    ARCHIVE
}
