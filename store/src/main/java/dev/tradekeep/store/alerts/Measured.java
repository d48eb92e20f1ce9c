package dev.tradekeep.store.alerts;

/** A figure now, and what it is of. */
public record Measured(String subject, long value) {}
