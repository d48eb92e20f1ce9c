package dev.tradekeep.store.sqlite.maintenance;

/** What began a piece of upkeep. */
public enum MaintenanceCause {
    COMMAND,
    SCHEDULE,
    STARTUP
}
