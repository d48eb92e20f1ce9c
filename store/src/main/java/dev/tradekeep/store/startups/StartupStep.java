package dev.tradekeep.store.startups;

import org.jspecify.annotations.Nullable;

/**
 * A step of a start.
 *
 * @param position from 1 on
 * @param name 1 to 64 characters
 * @param outcome how it went
 * @param detail what there is to say; null when nothing is
 * @param durationMicros how long it took
 */
public record StartupStep(
        int position,
        String name,
        StepOutcome outcome,
        @Nullable String detail,
        long durationMicros) {}
