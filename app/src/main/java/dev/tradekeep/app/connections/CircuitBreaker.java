package dev.tradekeep.app.connections;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Says how long to wait before an exchange that does not answer is tried again.
 *
 * <p>While it is closed, a failure is followed by a pause that doubles from the shortest on. After
 * {@link #FAILURES_MAX} failures in a row it opens: from then on a single try is let through after
 * a long pause (half-open), which closes it or opens it for twice as long, up to {@link #OPEN_MAX}.
 * Every pause is by chance between half of it and the whole, so that accounts that failed together
 * do not come back together; none is shorter than the shortest.
 *
 * <p>Not thread-safe.
 */
final class CircuitBreaker {
    /** Failures in a row that open it. */
    static final int FAILURES_MAX = 5;

    /** The first pause of an open one. */
    static final Duration OPEN_MIN = Duration.ofSeconds(30);

    /** The longest pause. */
    static final Duration OPEN_MAX = Duration.ofMinutes(5);

    private final long shortest;
    private final RandomGenerator random;
    private int failures;
    private Position position = Position.CLOSED;

    /** Where it stands. */
    enum Position {
        /** Tries go through. */
        CLOSED,
        /** Nothing goes through until its pause is over. */
        OPEN,
        /** One try is under way, which decides. */
        HALF_OPEN
    }

    /**
     * @param shortest the shortest time from one try to the next
     */
    CircuitBreaker(Duration shortest, RandomGenerator random) {
        this.shortest = shortest.toNanos();
        this.random = random;
    }

    Position position() {
        return position;
    }

    /** How many tries failed since the last that did not. */
    int failures() {
        return failures;
    }

    /** A try begins. */
    void trying() {
        if (position == Position.OPEN) {
            position = Position.HALF_OPEN;
        }
    }

    /** A try was answered, or somebody did something about it. */
    void reset() {
        failures = 0;
        position = Position.CLOSED;
    }

    /**
     * A try failed.
     *
     * @return nanoseconds until the next
     */
    long failed() {
        failures++;
        if (failures < FAILURES_MAX) {
            position = Position.CLOSED;
            return pause(shortest, failures - 1, OPEN_MIN.toNanos());
        }
        position = Position.OPEN;
        return pause(OPEN_MIN.toNanos(), failures - FAILURES_MAX, OPEN_MAX.toNanos());
    }

    /** The first pause doubled so many times, up to a longest, by chance at least half of it. */
    private long pause(long first, int doublings, long longest) {
        long whole = first;
        for (int i = 0; i < doublings && whole < longest; i++) {
            whole *= 2;
        }
        whole = Math.min(whole, Math.max(longest, shortest));
        return Math.max(shortest, whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
