package dev.tradekeep.model.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what another thread or process brings about. The thread is parked between two looks, so
 * that it takes no processor from those it waits for, and the bound is far beyond what a slow or
 * busy machine needs: only what never comes meets it.
 */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long FIRST_NANOS = 50_000;
    private static final long LONGEST_NANOS = 20_000_000;

    private Eventually() {}

    /** Looks at something that changes. */
    @FunctionalInterface
    public interface Look<T extends @Nullable Object, X extends Exception> {
        T take() throws X;
    }

    /**
     * Looks until a value is as wanted, and gives it.
     *
     * @param what is waited for, for the error
     * @throws AssertionError with the last value seen, when it is not as wanted within a minute or
     *     the thread is interrupted; after an interrupt, that is still set
     */
    public static <T extends @Nullable Object, X extends Exception> T await(
            String what, Look<T, X> look, Predicate<? super T> wanted) throws X {
        return await(PATIENCE, what, look, wanted);
    }

    static <T extends @Nullable Object, X extends Exception> T await(
            Duration patience, String what, Look<T, X> look, Predicate<? super T> wanted) throws X {
        long begun = System.nanoTime();
        long pause = FIRST_NANOS;
        while (true) {
            // Before the look: a machine that stood still has one more.
            boolean isLast = System.nanoTime() - begun > patience.toNanos();
            T value = look.take();
            if (wanted.test(value)) {
                return value;
            }
            if (isLast) {
                throw new AssertionError(
                        "Waited " + patience + " for " + what + "; last seen: " + value);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError(
                        "Interrupted while waiting for " + what + "; last seen: " + value);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_NANOS);
        }
    }
}
