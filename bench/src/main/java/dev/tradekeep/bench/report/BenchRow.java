package dev.tradekeep.bench.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one subject did at one piece of work.
 *
 * @param ratios how many times as good as what the name says; above 1 is better in every unit
 * @param goals what the row must keep; none for a subject that is not ours
 */
public record BenchRow(
        String work,
        String subject,
        Unit unit,
        Figures figures,
        Map<String, Double> ratios,
        List<Goal> goals) {
    public BenchRow {
        ratios = Map.copyOf(ratios);
        goals = List.copyOf(goals);
    }

    /** Whether every goal is met; empty where there are none. */
    public Optional<Boolean> met() {
        return goals.isEmpty()
                ? Optional.empty()
                : Optional.of(goals.stream().allMatch(goal -> goal.isMetBy(this)));
    }

    /** The goals that are not met, such as {@code point-read: c 0.85 (≥ 0.90)}. */
    public List<String> misses() {
        return goals.stream()
                .filter(goal -> !goal.isMetBy(this))
                .map(goal -> work + ": " + goal.describe(this))
                .toList();
    }
}
