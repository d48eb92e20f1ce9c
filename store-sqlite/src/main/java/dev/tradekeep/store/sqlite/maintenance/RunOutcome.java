package dev.tradekeep.store.sqlite.maintenance;

/** How a piece of upkeep is going or went. */
public enum RunOutcome {
    RUNNING,
    DONE,
    FAILED
}
