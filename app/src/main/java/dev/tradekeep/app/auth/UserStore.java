package dev.tradekeep.app.auth;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The users in the books of a running server, with their sessions and tokens. Thread-safe.
 *
 * @param store writes
 * @param reads reads next to it
 * @param clock tells what has ended
 */
public record UserStore(Store store, Reads reads, InstantSource clock) {
    long now() {
        return Micros.now(clock);
    }

    <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        return reads.read(work);
    }

    /** Writes; it is on disk when this returns. */
    <R extends @Nullable Object> R write(UnitOfWork<R> work) {
        return store.write(Durability.FORCED, work);
    }

    /** Writes what may be lost, without waiting for it. */
    void writeLater(Consumer<Transaction> work) {
        var _ =
                store.submit(
                        Durability.RELAXED,
                        transaction -> {
                            work.accept(transaction);
                            return null;
                        });
    }
}
