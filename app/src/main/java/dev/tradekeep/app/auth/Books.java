package dev.tradekeep.app.auth;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The users in the database of a running server. Thread-safe.
 *
 * @param database writes
 * @param reads reads beside it
 * @param clock tells what has ended
 */
public record Books(Database database, Reads reads, InstantSource clock) {
    /** Reads in one transaction. */
    @FunctionalInterface
    public interface Reads {
        /** Reads and waits for it. */
        <R extends @Nullable Object> R read(UnitOfWork<R> work);
    }

    long now() {
        return Micros.now(clock);
    }

    <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        return reads.read(work);
    }

    /** Writes; it is on disk when this returns. */
    <R extends @Nullable Object> R write(UnitOfWork<R> work) {
        return database.write(Durability.FORCED, work);
    }
}
