package dev.tradekeep.store.sqlite.backup;

/** What began a backup. */
public enum BackupCause {
    COMMAND,
    SCHEDULE,
    MIGRATION
}
