package dev.tradekeep.app.connections;

import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.connections.ConnectionState;
import java.time.Duration;

/**
 * Why an account is not well, the gravest first: with the state it is in then, and the alert that
 * is raised when it lasts.
 */
enum HealthCause {
    NO_CONNECTOR(ConnectionState.FAILED, AlertSeverity.WARNING, Duration.ZERO),
    SECRETS(ConnectionState.FAILED, AlertSeverity.CRITICAL, Duration.ZERO),
    SETTINGS(ConnectionState.FAILED, AlertSeverity.WARNING, Duration.ZERO),
    KEY_REFUSED(ConnectionState.FAILED, AlertSeverity.CRITICAL, Duration.ZERO),
    KEY_MAY_WITHDRAW(ConnectionState.FAILED, AlertSeverity.CRITICAL, Duration.ZERO),
    CLOCK_REFUSED(ConnectionState.FAILED, AlertSeverity.CRITICAL, Duration.ZERO),
    BLOCKED(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ZERO),
    RATE_LIMITED(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofMinutes(1)),
    MAINTENANCE(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofMinutes(1)),
    UNREACHABLE(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofSeconds(30)),
    NO_ANSWER(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofSeconds(30)),
    UNREADABLE(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofSeconds(30)),
    REFUSED(ConnectionState.DISCONNECTED, AlertSeverity.WARNING, Duration.ofSeconds(30)),
    KEY_MAY_NOT_TRADE(ConnectionState.DEGRADED, AlertSeverity.WARNING, Duration.ZERO),
    STREAM_DOWN(ConnectionState.DEGRADED, AlertSeverity.WARNING, Duration.ofMinutes(1)),
    SILENT(ConnectionState.DEGRADED, AlertSeverity.WARNING, Duration.ZERO),
    CLOCK_SKEW(ConnectionState.DEGRADED, AlertSeverity.WARNING, Duration.ZERO),
    SLOW(ConnectionState.DEGRADED, AlertSeverity.WARNING, Duration.ofMinutes(1));

    private final ConnectionState state;
    private final AlertSeverity severity;
    private final Duration patience;

    HealthCause(ConnectionState state, AlertSeverity severity, Duration patience) {
        this.state = state;
        this.severity = severity;
        this.patience = patience;
    }

    ConnectionState state() {
        return state;
    }

    AlertSeverity severity() {
        return severity;
    }

    /** How long it lasts before somebody is told. */
    Duration patience() {
        return patience;
    }
}
