package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The books, open, whatever database holds them. Any thread may write through it; each thread that
 * reads opens a {@link Reader} of its own.
 */
public interface Store extends AutoCloseable {
    /**
     * Runs a unit of work in a transaction and waits until it counts as done.
     *
     * @throws TradekeepException what the unit of work throws, or with {@link
     *     ErrorCode#WRITER_STOPPED}; then nothing of it is in the books
     */
    <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work);

    /**
     * {@link #write} without waiting.
     *
     * @return {@code cancel} withdraws work that has not begun, and answers false for any other, as
     *     that of {@link Pending} does
     */
    <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work);

    /** Opens a reader for the calling thread. */
    Reader openReader();

    /**
     * Whether a path leads to a file that holds these books, and which nothing else may open.
     *
     * @param path absolute and normalized
     */
    boolean isPartOf(Path path);

    /** Writes what is queued and closes the books. Closing twice does nothing. */
    @Override
    void close();
}
