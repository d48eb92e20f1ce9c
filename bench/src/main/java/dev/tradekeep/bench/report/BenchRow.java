package dev.tradekeep.bench.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one subject did at one piece of work.
 *
 * @param ratios how many times as good as what the name says; above 1 is better in every unit
 * @param ranges the smallest and the largest of the rounds of a ratio, where they were kept
 * @param percentiles of all operations, such as {@code p99}, where each was timed
 * @param goals what the row must keep; none for a subject that is not ours
 */
public record BenchRow(
        String work,
        String subject,
        Unit unit,
        Figures figures,
        Map<String, Double> ratios,
        Map<String, Range> ranges,
        Map<String, Double> percentiles,
        List<Goal> goals) {
    /**
     * From the worst to the best round.
     *
     * @param shown whether the two subjects differ: their own figures do not overlap
     */
    public record Range(double min, double max, boolean shown) {}

    public BenchRow {
        ratios = Map.copyOf(ratios);
        ranges = Map.copyOf(ranges);
        percentiles = Map.copyOf(percentiles);
        goals = List.copyOf(goals);
    }

    /** A row of which only the rounds are known. */
    public BenchRow(
            String work,
            String subject,
            Unit unit,
            Figures figures,
            Map<String, Double> ratios,
            List<Goal> goals) {
        this(work, subject, unit, figures, ratios, Map.of(), Map.of(), goals);
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
