package dev.tradekeep.store.operations;

/** How a piece of upkeep is going or went. */
public enum RunOutcome {
    RUNNING,
    DONE,
    FAILED
}
