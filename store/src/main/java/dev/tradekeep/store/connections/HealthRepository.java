package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How connections are, and what happened to them, in one transaction. */
public final class HealthRepository {
    private final Transaction transaction;

    public HealthRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Says how a connection is now. */
    public void save(ConnectionHealth health) {
        transaction.update(
                HealthQuery.SAVE,
                p ->
                        p.set("connection_id", health.connectionId())
                                .set("state", health.state())
                                .set("latency_micros", health.latencyMicros())
                                .set("latency_p50_micros", health.latencyP50Micros())
                                .set("latency_p99_micros", health.latencyP99Micros())
                                .set("clock_offset_micros", health.clockOffsetMicros())
                                .set("failures_in_a_row", health.failuresInARow())
                                .set("last_error", health.lastError())
                                .set("changed_at", health.changedAt())
                                .set("checked_at", health.checkedAt()));
    }

    /** How a connection is; empty when it was never tried. */
    public Optional<ConnectionHealth> find(long connectionId) {
        return transaction.find(
                HealthQuery.FIND, Binder.of(connectionId), HealthRepository::readHealth);
    }

    /**
     * Notes what happened to a connection.
     *
     * @param event a word for it, 1 to 64 characters
     */
    public void append(long connectionId, String event, @Nullable String detail, long at) {
        transaction.insert(
                HealthQuery.INSERT_EVENT,
                p ->
                        p.set("connection_id", connectionId)
                                .set("event", event)
                                .set("detail", detail)
                                .set("occurred_at", at));
    }

    /** What happened to a connection last, newest first. */
    public List<ConnectionEvent> latest(long connectionId, int rowsMax) {
        return transaction.list(
                HealthQuery.LATEST_EVENTS,
                p -> p.set("connection_id", connectionId).set("rows_max", rowsMax),
                row ->
                        new ConnectionEvent(
                                row.getText("event"),
                                row.getTextOrNull("detail"),
                                row.getLong("occurred_at")));
    }

    /**
     * Removes events from before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweepEvents(long before, int rowsMax) {
        return transaction.update(
                HealthQuery.SWEEP_EVENTS, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private static ConnectionHealth readHealth(Row row) {
        return new ConnectionHealth(
                row.getLong("connection_id"),
                row.getWord(ConnectionState.class, "state"),
                row.getLongOrNull("latency_micros"),
                row.getLongOrNull("latency_p50_micros"),
                row.getLongOrNull("latency_p99_micros"),
                row.getLongOrNull("clock_offset_micros"),
                row.getInt("failures_in_a_row"),
                row.getTextOrNull("last_error"),
                row.getLong("changed_at"),
                row.getLong("checked_at"));
    }
}
