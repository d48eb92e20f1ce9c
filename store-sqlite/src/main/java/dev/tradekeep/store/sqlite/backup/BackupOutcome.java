package dev.tradekeep.store.sqlite.backup;

/** What became of a backup. */
public enum BackupOutcome {
    RUNNING,
    DONE,
    FAILED,
    /** It was good, and its file has been removed since. */
    REMOVED
}
