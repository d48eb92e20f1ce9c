package dev.tradekeep.app.connections;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.connections.ConnectionHealth;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.HealthRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what happens to accounts into the books. Whoever tells it does not wait: it is written at
 * the next {@link #flush}, all of it in one transaction, and only one is under way at a time, so
 * that a slow disk makes fewer and larger ones. Thread-safe.
 */
final class ConnectionJournal {
    /** Events, and alerts, that wait at most; of more the oldest are dropped and counted. */
    static final int WAITING_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionJournal.class);

    private final Store store;
    private final Map<Long, ConnectionHealth> health = new LinkedHashMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final ArrayDeque<Alert> alerts = new ArrayDeque<>();
    private long dropped;
    private @Nullable CompletableFuture<?> underWay;

    ConnectionJournal(Store store) {
        this.store = store;
    }

    private record Event(long connectionId, String word, @Nullable String detail, long at) {}

    private record Alert(
            AlertSeverity severity, String code, String subject, String message, long at) {}

    /** How an account is now, in the place of what waits of it. */
    synchronized void health(ConnectionHealth row) {
        health.put(row.connectionId(), row);
    }

    /** Something happened to an account. */
    synchronized void event(long connectionId, String word, @Nullable String detail, long at) {
        add(events, new Event(connectionId, word, detail, at));
    }

    /** A person should know. */
    synchronized void alert(
            AlertSeverity severity, String code, String subject, String message, long at) {
        add(alerts, new Alert(severity, code, subject, message, at));
    }

    private <E> void add(ArrayDeque<E> waiting, E one) {
        if (waiting.size() >= WAITING_MAX) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(one);
    }

    /** Hands what waits to the writer, unless it is still busy with the last. */
    synchronized void flush() {
        CompletableFuture<?> last = underWay;
        if (last != null && !last.isDone()) {
            return;
        }
        if (last != null && last.isCompletedExceptionally()) {
            LOG.warn("What happened to connections is not all on the books");
        }
        hand();
    }

    /** Hands the last to the writer, however busy it is. */
    synchronized void end() {
        hand();
    }

    private void hand() {
        underWay = null;
        if (health.isEmpty() && events.isEmpty() && alerts.isEmpty()) {
            return;
        }
        if (dropped > 0) {
            LOG.warn("{} events of connections were dropped: the books did not keep up", dropped);
            dropped = 0;
        }
        underWay = submit(List.copyOf(health.values()), List.copyOf(events), List.copyOf(alerts));
        health.clear();
        events.clear();
        alerts.clear();
    }

    private @Nullable CompletableFuture<?> submit(
            List<ConnectionHealth> rows, List<Event> happened, List<Alert> raised) {
        // An alert must be possible on a full disk, too; the rest is not worth its last room.
        Durability durability = raised.isEmpty() ? Durability.RELAXED : Durability.CRITICAL;
        try {
            return store.submit(
                    durability,
                    transaction -> {
                        write(transaction, rows, happened, raised);
                        return raised.size();
                    });
        } catch (TradekeepException e) {
            LOG.warn("What happened to connections is not on the books: {}", e.getMessage());
            return null;
        }
    }

    private static void write(
            Transaction transaction,
            Collection<ConnectionHealth> rows,
            Collection<Event> happened,
            Collection<Alert> raised) {
        HealthRepository repository = new HealthRepository(transaction);
        Known known = new Known(new ConnectionRepository(transaction));
        for (ConnectionHealth row : rows) {
            if (known.has(row.connectionId())) {
                repository.save(row);
            }
        }
        for (Event event : happened) {
            if (known.has(event.connectionId())) {
                repository.append(event.connectionId(), event.word(), event.detail(), event.at());
            }
        }
        AlertRepository alerts = new AlertRepository(transaction);
        for (Alert alert : raised) {
            var _ =
                    alerts.raise(
                            alert.severity(),
                            alert.code(),
                            alert.subject(),
                            alert.message(),
                            alert.at());
        }
    }

    /** Which connections are still there: one may have been deleted meanwhile. */
    private record Known(ConnectionRepository connections, Map<Long, Boolean> asked) {
        Known(ConnectionRepository connections) {
            this(connections, new HashMap<>());
        }

        boolean has(long id) {
            return asked.computeIfAbsent(id, one -> connections.find(one).isPresent());
        }
    }
}
