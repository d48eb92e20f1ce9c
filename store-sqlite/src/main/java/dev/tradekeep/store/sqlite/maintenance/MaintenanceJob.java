package dev.tradekeep.store.sqlite.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of upkeep that is done again and again.
 *
 * @param name for the log and for people
 * @param every how long after its last end it is due
 * @param window in which it may be begun
 * @param lastDone when it was last done, as the books say, also by processes before this one;
 *     nothing when it never was
 * @param work made of small pieces for the writer; ends early when its thread is interrupted
 */
public record MaintenanceJob(
        String name,
        Duration every,
        QuietWindow window,
        Optional<Instant> lastDone,
        Runnable work) {
    /** What is overdue at a start is not begun before this, for the sake of the start. */
    static final Duration START_AFTER = Duration.ofMinutes(1);

    public MaintenanceJob {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "Wanted a time between two runs of " + name + ", found " + every);
        }
    }

    /**
     * The end from which it counts when its schedule starts. An end in the future comes of a clock
     * that was wrong then or is now, and says nothing.
     */
    Instant lastEnd(Instant start) {
        Duration rest = every.compareTo(START_AFTER) < 0 ? every : START_AFTER;
        Instant overdue = start.minus(every).plus(rest);
        return lastDone.filter(end -> end.isAfter(overdue) && !end.isAfter(start)).orElse(overdue);
    }

    /** Whether it should be begun. */
    boolean isDue(Instant lastEnd, Instant now) {
        return !now.isBefore(lastEnd.plus(every)) && window.holds(now);
    }
}
