package dev.tradekeep.app.http.access;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A token bucket for each caller. Callers beyond {@link #CALLERS_MAX} push out the one that was
 * silent longest, which then starts again with a full bucket. Thread-safe.
 */
public final class RateLimiter {
    static final int CALLERS_MAX = 10_000;

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long nanosPerRequest;
    private final long nanosOfBurst;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();

    /** For each caller when its bucket is full again. */
    private final Map<String, Long> fullAt =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > CALLERS_MAX;
                }
            };

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    public RateLimiter(RateLimit limit, LongSupplier nanoTime) {
        nanosPerRequest = Math.max(1, NANOS / limit.perSecond());
        nanosOfBurst = nanosPerRequest * limit.burst();
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a request of a caller into account.
     *
     * @throws TradekeepException with {@link ErrorCode#TOO_MANY_REQUESTS}; then it does not count
     */
    public void take(String caller) {
        long now = nanoTime.getAsLong();
        lock.lock();
        try {
            long full = fullAt.getOrDefault(caller, now);
            // Differences, as the clock may pass from the largest number to the smallest.
            long next = (full - now > 0 ? full : now) + nanosPerRequest;
            if (next - now > nanosOfBurst) {
                throw new TradekeepException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Wanted at most "
                                + NANOS / nanosPerRequest
                                + " requests a second and "
                                + nanosOfBurst / nanosPerRequest
                                + " at once.");
            }
            fullAt.put(caller, next);
        } finally {
            lock.unlock();
        }
    }
}
