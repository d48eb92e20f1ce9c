package dev.tradekeep.store.operations;

/** What a backup holds. */
public enum BackupKind {
    /** The whole database. */
    FULL,
    /** What changed since the one before it. */
    INCREMENTAL
}
