package dev.tradekeep.store.sqlite.maintenance;

import java.util.Map;

/**
 * Deletes rows that are kept no longer, in small steps, so that others are never kept waiting long.
 * Interrupted, it goes on where it was the next time.
 */
@FunctionalInterface
public interface Retention {
    /**
     * Deletes what is due.
     *
     * @param now UTC microseconds
     * @return how many rows of each kind were deleted, in the order to report them
     */
    Map<String, Long> apply(long now);
}
