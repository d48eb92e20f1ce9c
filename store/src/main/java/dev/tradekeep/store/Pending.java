package dev.tradekeep.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The result of work that waits for another thread and can be withdrawn until that thread begins
 * it. Thread-safe.
 */
public final class Pending<R extends @Nullable Object> extends CompletableFuture<R> {
    private enum State {
        WAITING,
        BEGUN,
        WITHDRAWN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /**
     * For the thread that does the work, before it does: from here on it cannot be withdrawn.
     *
     * @return false when it was withdrawn and must not be done
     */
    public boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN) || state.get() == State.BEGUN;
    }

    /**
     * Withdraws work that has not begun.
     *
     * @param mayInterruptIfRunning has no effect: work that has begun goes on
     * @return whether it was withdrawn, and so will never be done; false when it has begun or ended
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN)
                && super.cancel(mayInterruptIfRunning);
    }
}
