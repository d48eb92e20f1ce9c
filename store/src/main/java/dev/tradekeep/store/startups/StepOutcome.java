package dev.tradekeep.store.startups;

/** How a step of a start went. */
public enum StepOutcome {
    DONE,
    FAILED,
    /** Not tried, because a step it needs failed. */
    SKIPPED
}
