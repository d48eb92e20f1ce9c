package dev.tradekeep.store.connections;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is now.
 *
 * @param connectionId whose
 * @param state how it is
 * @param latencyMicros of the last answer; null when there was none
 * @param latencyP50Micros what half of the latest answers did not exceed; null when there were none
 * @param latencyP99Micros what 99 % of them did not exceed; null when there were none
 * @param clockOffsetMicros the exchange's clock less ours; null when it never said the time
 * @param failuresInARow since the last answer
 * @param lastError what is wrong; null when nothing is
 * @param changedAt since when it is in this state, UTC microseconds
 * @param checkedAt when it was last heard of, UTC microseconds
 */
public record ConnectionHealth(
        long connectionId,
        ConnectionState state,
        @Nullable Long latencyMicros,
        @Nullable Long latencyP50Micros,
        @Nullable Long latencyP99Micros,
        @Nullable Long clockOffsetMicros,
        int failuresInARow,
        @Nullable String lastError,
        long changedAt,
        long checkedAt) {
    /** Characters of an error at most. */
    public static final int ERROR_CHARACTERS_MAX = 512;
}
