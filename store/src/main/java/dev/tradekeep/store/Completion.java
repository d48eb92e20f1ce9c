package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for results, with the original exception instead of its wrapper. */
public final class Completion {
    /** Work that a caller waits for is withdrawn when it has not begun by then. */
    public static final Duration BEGIN_WITHIN = Duration.ofSeconds(3);

    /** A caller who waits is answered by then, be it that the outcome is not known. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

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
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    /**
     * Whether a future has ended, with a result or an error, within a time.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} as {@link #await}
     */
    public static boolean isDoneWithin(CompletableFuture<?> future, Duration time) {
        try {
            future.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true;
        }
    }

    /**
     * The result of work for a caller who does not wait for long. What has not begun by {@link
     * #BEGIN_WITHIN} is withdrawn; what has begun is waited for until {@link #ANSWER_WITHIN} is
     * over.
     *
     * @param what was asked for, to begin a sentence with
     * @throws TradekeepException with {@link ErrorCode#WRITER_BUSY} when it was withdrawn, so that
     *     nothing was written; with {@link ErrorCode#OUTCOME_UNKNOWN} when it may still be
     */
    public static <R extends @Nullable Object> R awaitPromptly(
            CompletableFuture<R> future, String what) {
        if (isDoneWithin(future, BEGIN_WITHIN)) {
            return await(future);
        }
        if (future.cancel(false)) {
            throw new TradekeepException(
                    ErrorCode.WRITER_BUSY,
                    what
                            + " was not begun within "
                            + BEGIN_WITHIN.toSeconds()
                            + " s, because the database is busy or another program holds its write"
                            + " lock. It was withdrawn: nothing was written. Try again.");
        }
        if (isDoneWithin(future, ANSWER_WITHIN.minus(BEGIN_WITHIN))) {
            return await(future);
        }
        throw new TradekeepException(
                ErrorCode.OUTCOME_UNKNOWN,
                what
                        + " has begun, but was not on the books after "
                        + ANSWER_WITHIN.toSeconds()
                        + " s; it may still come to be. Ask for it by its id before you send it"
                        + " again.");
    }

    private static TradekeepException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TradekeepException(
                ErrorCode.INTERRUPTED, "Interrupted while waiting for the database.", e);
    }

    private static RuntimeException cause(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error failure) {
            throw failure;
        }
        return new IllegalStateException(e.getCause());
    }
}
