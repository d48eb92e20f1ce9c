package dev.tradekeep.app.readers;

import dev.tradekeep.store.sql.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Reads the books for any thread. */
public interface Reads {
    /** Runs a unit of work that sees the books as they are at its first read, and waits for it. */
    <R extends @Nullable Object> R read(UnitOfWork<R> work);
}
