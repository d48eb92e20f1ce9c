package dev.tradekeep.store.operations;

/** What began a backup. */
public enum BackupCause {
    COMMAND,
    SCHEDULE,
    MIGRATION
}
