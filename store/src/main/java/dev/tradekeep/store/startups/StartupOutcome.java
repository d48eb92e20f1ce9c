package dev.tradekeep.store.startups;

/** How a start is going or went. */
public enum StartupOutcome {
    STARTING,
    READY,
    /** Some steps failed; what does not depend on them works. */
    DEGRADED,
    FAILED
}
