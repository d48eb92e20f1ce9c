package dev.tradekeep.store.connections;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is now.
 *
 * @param connectionId whose
 * @param state how it is
 * @param latencyMicros of the last answer; null when there was none
 * @param failuresInARow since the last answer
 * @param lastError what went wrong last; null when nothing did
 * @param checkedAt UTC microseconds
 */
public record ConnectionHealth(
        long connectionId,
        ConnectionState state,
        @Nullable Long latencyMicros,
        int failuresInARow,
        @Nullable String lastError,
        long checkedAt) {}
