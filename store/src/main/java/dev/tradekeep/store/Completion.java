package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waiting for results, with the original exception instead of its wrapper. */
public final class Completion {
    private Completion() {}

    /**
     * The result of a future.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when the waiting thread is
     *     interrupted; the work goes on
     */
    public static <R extends @Nullable Object> R await(CompletableFuture<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED, "Interrupted while waiting for the database.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
