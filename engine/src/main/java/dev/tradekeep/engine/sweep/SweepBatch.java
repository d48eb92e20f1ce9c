package dev.tradekeep.engine.sweep;

import java.util.List;

/**
 * Trials that are kept together.
 *
 * @param trials in the order in which they were asked for
 * @param luck of their days
 */
public record SweepBatch(List<Trial> trials, Luck luck) {
    /** Trials of one at most. */
    public static final int SIZE = 32;

    public SweepBatch {
        trials = List.copyOf(trials);
    }
}
