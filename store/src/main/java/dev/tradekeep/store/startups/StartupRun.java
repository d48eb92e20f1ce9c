package dev.tradekeep.store.startups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start of the system.
 *
 * @param id never given to another start
 * @param node where
 * @param version of the program
 * @param outcome how it is going or went
 * @param startedAt UTC microseconds
 * @param endedAt UTC microseconds; null while it goes on
 * @param steps in their order, so far
 */
public record StartupRun(
        long id,
        String node,
        String version,
        StartupOutcome outcome,
        long startedAt,
        @Nullable Long endedAt,
        List<StartupStep> steps) {
    public StartupRun {
        steps = List.copyOf(steps);
    }
}
