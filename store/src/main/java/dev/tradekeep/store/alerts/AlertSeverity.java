package dev.tradekeep.store.alerts;

/** How soon a person should look. */
public enum AlertSeverity {
    INFO,
    WARNING,
    CRITICAL
}
