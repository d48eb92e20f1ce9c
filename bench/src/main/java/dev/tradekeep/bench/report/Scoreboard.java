package dev.tradekeep.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Collects the figures of all subjects at one piece of work, measured in turn, and sets them
 * against each other round by round. The best is the one with the best median.
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
        Optional<Figures> limit = best(Role.LIMIT);
        Optional<Figures> peer = best(Role.PEER);
        List<BenchRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Double> ratios = new LinkedHashMap<>();
            limit.ifPresent(best -> ratios.put(Goal.C, entry.figures.ratio(best, unit)));
            peer.ifPresent(best -> ratios.put(Goal.BEST_PEER, entry.figures.ratio(best, unit)));
            List<Goal> own = entry.role == Role.OURS ? goals : List.of();
            rows.add(new BenchRow(work, entry.subject, unit, entry.figures, ratios, own));
        }
        return rows;
    }

    private Optional<Figures> best(Role role) {
        BinaryOperator<Figures> better = (a, b) -> unit.ratio(a.median(), b.median()) >= 1 ? a : b;
        return entries.stream()
                .filter(entry -> entry.role == role)
                .map(Entry::figures)
                .reduce(better);
    }
}
