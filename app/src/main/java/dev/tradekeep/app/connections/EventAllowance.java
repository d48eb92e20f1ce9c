package dev.tradekeep.app.connections;

import java.time.Duration;

/**
 * How many events of one account may still be written: a connection that comes and goes all day
 * must not fill the books. Not thread-safe.
 */
final class EventAllowance {
    /** Events of a window. */
    static final int EVENTS_MAX = 30;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private long begunAt;
    private int used;
    private int refused;

    /**
     * Asks for one more.
     *
     * @param now UTC microseconds
     */
    boolean take(long now) {
        if (now - begunAt >= WINDOW.toNanos() / 1_000 || now < begunAt) {
            begunAt = now;
            used = 0;
        }
        if (used < EVENTS_MAX) {
            used++;
            return true;
        }
        refused++;
        return false;
    }

    /** How many were refused since this was asked last. */
    int takeRefused() {
        int count = refused;
        refused = 0;
        return count;
    }
}
