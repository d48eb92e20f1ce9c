package dev.tradekeep.venue.bybit;

import java.util.Arrays;

/**
 * How often one endpoint may be asked by an account: so many requests within any second. Times are
 * {@link System#nanoTime}. Any thread may call it; no call waits.
 */
final class RateGate {
    private static final long SECOND = 1_000_000_000L;

    /** More than Bybit allows anybody. */
    private static final int LIMIT_MAX = 10_000;

    /** When the last requests were, or will be, sent; the oldest at {@link #next}. */
    private long[] sent;

    private int next;
    private long closedUntil;
    private boolean closed;

    /**
     * @param limit requests within a second, as long as the exchange does not tell
     */
    RateGate(int limit, long now) {
        sent = new long[limit];
        Arrays.fill(sent, now - SECOND);
    }

    /**
     * Takes the next place.
     *
     * @param patience nanoseconds
     * @return nanoseconds to wait before the request is sent; more than the patience when no place
     *     was taken
     */
    synchronized long take(long now, long patience) {
        long wait = Math.max(0, sent[next] + SECOND - now);
        if (closed) {
            wait = Math.max(wait, closedUntil - now);
            closed = closedUntil - now > 0;
        }
        if (wait <= patience) {
            sent[next] = now + wait;
            next = (next + 1) % sent.length;
        }
        return wait;
    }

    /** The exchange says how many requests it allows. */
    synchronized void limit(long limit) {
        if (limit == sent.length || limit < 1 || limit > LIMIT_MAX) {
            return;
        }
        long[] other = new long[(int) limit];
        int kept = Math.min(other.length, sent.length);
        // The newest are those before the oldest, going round.
        for (int i = 1; i <= kept; i++) {
            other[other.length - i] = sent[Math.floorMod(next - i, sent.length)];
        }
        if (kept < other.length) {
            Arrays.fill(other, 0, other.length - kept, other[other.length - kept] - SECOND);
        }
        sent = other;
        next = 0;
    }

    /** The exchange wants to hear nothing here for a while. */
    synchronized void close(long until) {
        if (!closed || until - closedUntil > 0) {
            closedUntil = until;
            closed = true;
        }
    }
}
