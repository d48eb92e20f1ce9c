package dev.tradekeep.store.operations;

/** How soon a person should look. */
public enum AlertSeverity {
    INFO,
    WARNING,
    CRITICAL
}
