package dev.tradekeep.store.operations;

/** How bad a finding is. */
public enum Severity {
    ERROR,
    WARNING,
    ADVICE
}
