package dev.tradekeep.app.http.routes;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is dear to make and the same for all who ask: made once a second at most, while
 * the others wait for it. Thread-safe.
 */
final class SharedAnswer<T> {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> work;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T answer;
    private long madeAt;

    SharedAnswer(Supplier<T> work) {
        this.work = work;
    }

    /** The answer, a second old at most. */
    T get() {
        lock.lock();
        try {
            T made = answer;
            if (made == null || System.nanoTime() - madeAt > FRESH_NANOS) {
                made = work.get();
                answer = made;
                madeAt = System.nanoTime();
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
