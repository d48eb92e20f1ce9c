package dev.tradekeep.store.operations;

/** A piece of upkeep. */
public enum MaintenanceKind {
    AUDIT,
    ANALYZE,
    OPTIMIZE,
    CHECKPOINT,
    VACUUM,
    INCREMENTAL_VACUUM,
    RETENTION
}
