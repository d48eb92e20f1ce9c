package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Books for callers who do not wait for long, such as those of a server: {@link #write} withdraws
 * what has not begun in time, as {@link Completion#awaitPromptly} does. All else is the store's
 * own.
 */
public record PromptStore(Store store) implements Store {
    /**
     * @throws dev.tradekeep.model.error.TradekeepException also with {@link ErrorCode#WRITER_BUSY}
     *     when it was withdrawn, and with {@link ErrorCode#OUTCOME_UNKNOWN} when it has begun and
     *     may still be written
     */
    @Override
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        return Completion.awaitPromptly(store.submit(durability, work), "The change");
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        return store.submit(durability, work);
    }

    @Override
    public Reader openReader() {
        return store.openReader();
    }

    @Override
    public boolean isPartOf(Path path) {
        return store.isPartOf(path);
    }

    @Override
    public void close() {
        store.close();
    }
}
