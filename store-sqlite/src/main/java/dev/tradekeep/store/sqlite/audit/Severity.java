package dev.tradekeep.store.sqlite.audit;

/** How bad a finding is. */
public enum Severity {
    ERROR,
    WARNING,
    ADVICE
}
