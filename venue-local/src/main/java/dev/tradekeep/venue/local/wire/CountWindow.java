package dev.tradekeep.venue.local.wire;

/** A count that begins anew with each window of the clock. Not thread-safe. */
public final class CountWindow {
    private static final long SECOND_MICROS = 1_000_000;

    private final long lengthMicros;
    private long number;
    private int count;

    public CountWindow(long lengthMicros) {
        this.lengthMicros = lengthMicros;
    }

    /** What was counted in the window that holds a moment. */
    public int count(long now) {
        if (now / lengthMicros != number) {
            number = now / lengthMicros;
            count = 0;
        }
        return count;
    }

    /** Counts more, or less when negative; never below nothing. */
    public void add(long now, int more) {
        count = Math.max(0, count(now) + more);
    }

    /** When the window that holds a moment ends, in microseconds since 1970. */
    public long endMicros(long now) {
        return (now / lengthMicros + 1) * lengthMicros;
    }

    /** How long the window that holds a moment lasts, in seconds and rounded up. */
    public long secondsLeft(long now) {
        return (endMicros(now) - now + SECOND_MICROS - 1) / SECOND_MICROS;
    }
}
