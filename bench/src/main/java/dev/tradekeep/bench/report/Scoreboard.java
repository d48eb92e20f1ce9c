package dev.tradekeep.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;

/**
 * Collects the figures of all subjects at one piece of work and sets them against each other.
 * Ratios are ratios of medians.
 */
public final class Scoreboard {
    private record Entry(String subject, Role role, Figures figures) {}

    private final String work;
    private final Unit unit;
    private final List<Goal> goals;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param goals what our subject must keep
     */
    public Scoreboard(String work, Unit unit, List<Goal> goals) {
        this.work = work;
        this.unit = unit;
        this.goals = List.copyOf(goals);
    }

    /** Adds a subject. Rows come out in the order they were added. */
    public void add(String subject, Role role, Figures figures) {
        entries.add(new Entry(subject, role, figures));
    }

    /** One row a subject. */
    public List<BenchRow> rows() {
        OptionalDouble limit = best(Role.LIMIT);
        OptionalDouble peer = best(Role.PEER);
        List<BenchRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Double> ratios = new LinkedHashMap<>();
            double median = entry.figures.median();
            limit.ifPresent(best -> ratios.put(Goal.C, unit.ratio(median, best)));
            peer.ifPresent(best -> ratios.put(Goal.BEST_PEER, unit.ratio(median, best)));
            List<Goal> own = entry.role == Role.OURS ? goals : List.of();
            rows.add(new BenchRow(work, entry.subject, unit, entry.figures, ratios, own));
        }
        return rows;
    }

    private OptionalDouble best(Role role) {
        BinaryOperator<Double> better = (a, b) -> unit.ratio(a, b) >= 1 ? a : b;
        return entries.stream()
                .filter(entry -> entry.role == role)
                .map(entry -> entry.figures.median())
                .reduce(better)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
