package dev.tradekeep.store.operations;

/** What began a piece of upkeep. */
public enum MaintenanceCause {
    COMMAND,
    SCHEDULE,
    STARTUP
}
