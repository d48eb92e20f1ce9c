package dev.tradekeep.app.connections;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.connections.ConnectionHealth;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.sql.Word;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what becomes of one account: to the books, to the log, to whoever listens, and in an alert
 * when a cause lasts. Figures that change all the time are written at most once in {@link
 * #HEALTH_EVERY}. {@link #tell} is for one thread.
 */
final class AccountReports {
    /** How often figures are written that change without a change of state. */
    static final Duration HEALTH_EVERY = Duration.ofSeconds(60);

    /** How often it is looked how long answers take. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AccountReports.class);
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;

    private final ExchangeConnection connection;
    private final AccountHealth health;
    private final ConnectionJournal journal;
    private final ConnectionListener listener;
    private final EventAllowance allowance = new EventAllowance();
    private @Nullable Verdict told;
    private CircuitBreaker.Position circuit = CircuitBreaker.Position.CLOSED;
    private volatile long changedAt;
    private long savedAt;
    private long lookedAt;
    private boolean alerted;

    AccountReports(
            ExchangeConnection connection,
            AccountHealth health,
            ConnectionJournal journal,
            ConnectionListener listener) {
        this.connection = connection;
        this.health = health;
        this.journal = journal;
        this.listener = listener;
    }

    /** A word for why an account is not well; empty when it is. */
    static Optional<String> wordOf(Verdict verdict) {
        return Optional.ofNullable(verdict.cause()).map(Word::of);
    }

    static String wordOf(CircuitBreaker.Position position) {
        return Word.of(position);
    }

    /** Tells what has changed. */
    void tell(long now, CircuitBreaker.Position position, int failures) {
        if (now - lookedAt >= micros(LOOK_EVERY) || now < lookedAt) {
            lookedAt = now;
            health.look(now);
        }
        Verdict verdict = health.verdict(now);
        if (told == null || !told.isLike(verdict)) {
            changed(verdict, failures, now);
        } else if (now - savedAt >= micros(HEALTH_EVERY) || now < savedAt) {
            save(verdict, failures, now);
        }
        tellCircuit(position, failures, now);
        tellSomebody(verdict, now);
    }

    private void changed(Verdict verdict, int failures, long now) {
        told = verdict;
        changedAt = now;
        alerted = false;
        String word = wordOf(verdict).orElseGet(() -> Word.of(verdict.state()));
        if (verdict.state() != ConnectionState.CONNECTING) {
            note(word, verdict.reason().isEmpty() ? null : verdict.reason(), now);
        }
        save(verdict, failures, now);
        if (verdict.state() == ConnectionState.CONNECTED) {
            LOG.info("connection {}: connected", connection.name());
        } else if (verdict.cause() != null) {
            LOG.warn("connection {}: {}: {}", connection.name(), word, verdict.reason());
        }
        listener.changed(connection.name(), verdict.state(), verdict.reason());
    }

    private void tellCircuit(CircuitBreaker.Position position, int failures, long now) {
        boolean wasOpen = circuit != CircuitBreaker.Position.CLOSED;
        boolean isOpen = position != CircuitBreaker.Position.CLOSED;
        circuit = position;
        if (isOpen && !wasOpen) {
            note("circuit_open", failures + " tries in a row failed; it is tried less often", now);
        } else if (wasOpen && !isOpen) {
            note("circuit_closed", null, now);
        }
    }

    private void tellSomebody(Verdict verdict, long now) {
        HealthCause cause = verdict.cause();
        if (cause == null || alerted || now - changedAt < micros(cause.patience())) {
            return;
        }
        alerted = true;
        raise(cause.severity(), Word.of(cause), verdict.reason(), now);
    }

    /** The exchange said something that nobody knows. */
    void unrecognized(String what, long now) {
        synchronized (allowance) {
            note("unrecognized", what, now);
        }
        raise(
                AlertSeverity.INFO,
                "unrecognized",
                "The exchange said what nobody knows: " + what,
                now);
    }

    private void raise(AlertSeverity severity, String word, String reason, long now) {
        journal.alert(
                severity,
                "connection." + word,
                connection.name(),
                "The connection " + connection.name() + ": " + reason,
                now);
    }

    private void note(String word, @Nullable String detail, long now) {
        synchronized (allowance) {
            if (!allowance.take(now)) {
                return;
            }
            int refused = allowance.takeRefused();
            if (refused > 0) {
                journal.event(connection.id(), "left_out", refused + " events", now);
            }
        }
        journal.event(connection.id(), word, detail, now);
    }

    /** Nothing looks after it any more. */
    void down(String why, long now) {
        note("taken_down", why, now);
        changedAt = now;
        journal.health(row(new Verdict(ConnectionState.DISCONNECTED, null, why), 0, now));
    }

    private void save(Verdict verdict, int failures, long now) {
        savedAt = now;
        journal.health(row(verdict, failures, now));
    }

    /** How it is, as a row. Any thread may ask. */
    ConnectionHealth row(Verdict verdict, int failures, long now) {
        return new ConnectionHealth(
                connection.id(),
                verdict.state(),
                health.latency(),
                health.latencyAt(MEDIAN, now),
                health.latencyAt(NEARLY_ALL, now),
                health.clockOffset(),
                failures,
                verdict.reason().isEmpty() ? null : cut(verdict.reason()),
                changedAt == 0 ? now : changedAt,
                now);
    }

    private static String cut(String reason) {
        return reason.length() <= ConnectionHealth.ERROR_CHARACTERS_MAX
                ? reason
                : reason.substring(0, ConnectionHealth.ERROR_CHARACTERS_MAX);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / Micros.PER_MILLISECOND;
    }
}
