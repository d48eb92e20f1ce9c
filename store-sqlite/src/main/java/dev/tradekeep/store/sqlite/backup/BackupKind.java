package dev.tradekeep.store.sqlite.backup;

/** What a backup holds. */
public enum BackupKind {
    /** The whole database. */
    FULL,
    /** What changed since the one before it. */
    INCREMENTAL
}
