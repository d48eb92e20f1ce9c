package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
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
                        p.set(1, health.connectionId())
                                .set(2, Word.of(health.state()))
                                .set(3, health.latencyMicros())
                                .set(4, health.failuresInARow())
                                .set(5, health.lastError())
                                .set(6, health.checkedAt()));
    }

    /** How a connection is; empty when it was never tried. */
    public Optional<ConnectionHealth> find(long connectionId) {
        return transaction.find(
                HealthQuery.FIND, Binder.of(connectionId), HealthRepository::readHealth);
    }

    /** Connections that cannot be used in full, the one that was looked at longest ago first. */
    public List<ConnectionHealth> unhealthy() {
        return transaction.list(HealthQuery.UNHEALTHY, Binder.NONE, HealthRepository::readHealth);
    }

    /**
     * Notes what happened to a connection.
     *
     * @param event a word for it, 1 to 64 characters
     */
    public void append(long connectionId, String event, @Nullable String detail, long at) {
        transaction.insert(
                HealthQuery.INSERT_EVENT,
                p -> p.set(1, connectionId).set(2, event).set(3, detail).set(4, at));
    }

    /**
     * Removes events from before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweepEvents(long before, int rowsMax) {
        return transaction.update(HealthQuery.SWEEP_EVENTS, Binder.of(before, rowsMax));
    }

    private static ConnectionHealth readHealth(Row row) {
        return new ConnectionHealth(
                row.getLong(0),
                Word.read(ConnectionState.class, row.getText(1)),
                row.getLongOrNull(2),
                row.getInt(3),
                row.getTextOrNull(4),
                row.getLong(5));
    }
}
