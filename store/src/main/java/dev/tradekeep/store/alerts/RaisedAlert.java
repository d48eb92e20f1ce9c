package dev.tradekeep.store.alerts;

/** An alert as it was raised; the time is UTC microseconds. */
public record RaisedAlert(
        long id,
        AlertSeverity severity,
        String code,
        String subject,
        String message,
        long raisedAt) {}
