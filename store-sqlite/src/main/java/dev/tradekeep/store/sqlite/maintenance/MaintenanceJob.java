package dev.tradekeep.store.sqlite.maintenance;

import java.time.Duration;
import java.time.Instant;

/**
 * A piece of upkeep that is done again and again.
 *
 * @param name for the log
 * @param every how long after its last end it is due
 * @param window in which it may be begun
 * @param work made of small pieces for the writer; ends early when its thread is interrupted
 */
public record MaintenanceJob(String name, Duration every, QuietWindow window, Runnable work) {
    public MaintenanceJob {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "Wanted a time between two runs of " + name + ", found " + every);
        }
    }

    /** Whether it should be begun. */
    boolean isDue(Instant lastEnd, Instant now) {
        return !now.isBefore(lastEnd.plus(every)) && window.holds(now);
    }
}
