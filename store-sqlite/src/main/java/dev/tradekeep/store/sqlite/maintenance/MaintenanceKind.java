package dev.tradekeep.store.sqlite.maintenance;

/** A piece of upkeep. */
public enum MaintenanceKind {
    AUDIT,
    OPTIMIZE,
    CHECKPOINT,
    VACUUM,
    INCREMENTAL_VACUUM,
    RETENTION
}
