package dev.tradekeep.venue.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: each twice as long as the last up to a limit, and by chance between half of
 * that and all of it, so that those who lost the same server do not come back at once.
 *
 * <p>Thread-safe.
 */
public final class Backoff {
    private final long first;
    private final long longest;
    private final RandomGenerator random;
    private long next;

    /**
     * @param first the longest that the first pause may be
     * @param longest the longest that any may be
     * @param random safe for use by several threads
     */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = Math.max(2, first.toNanos());
        this.longest = Math.max(this.first, longest.toNanos());
        this.random = random;
        next = this.first;
    }

    /** The next pause. */
    public synchronized Duration next() {
        long most = next;
        next = Math.min(longest, most > longest / 2 ? longest : 2 * most);
        return Duration.ofNanos(most / 2 + random.nextLong(most / 2 + 1));
    }

    /** It went well: the next pause is a first one again. */
    public synchronized void reset() {
        next = first;
    }
}
