package dev.tradekeep.store.sqlite.audit;

import java.util.List;

/**
 * How long one inspection took.
 *
 * @param checkIds that it answered
 */
public record InspectionTime(List<String> checkIds, long durationNanos) {
    public InspectionTime {
        checkIds = List.copyOf(checkIds);
    }
}
