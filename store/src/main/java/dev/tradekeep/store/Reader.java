package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.UnitOfWork;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the books for the thread that opened it. Reading never waits for a writer. */
public interface Reader extends AutoCloseable {
    /** Runs a unit of work that sees the books as they are at its first read. */
    <R extends @Nullable Object> R read(UnitOfWork<R> work);

    /**
     * {@link #read(UnitOfWork)} with a limit on its time.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when it takes longer
     */
    <R extends @Nullable Object> R read(Duration limit, UnitOfWork<R> work);

    @Override
    void close();
}
