package dev.tradekeep.store.removal;

/** Whether something is in the usual lists. */
public enum ArchiveStatus {
    ACTIVE,
    ARCHIVED
}
