package dev.tradekeep.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
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
    private static final Map<Role, String> RATIOS =
            new EnumMap<>(
                    Map.of(
                            Role.LIMIT,
                            Goal.C,
                            Role.PEER,
                            Goal.BEST_PEER,
                            Role.EVENT_PEER,
                            Goal.BEST_EVENT_PEER,
                            Role.VECTORISED_PEER,
                            Goal.BEST_VECTORISED_PEER));

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
        Map<String, Figures> best = new LinkedHashMap<>();
        RATIOS.forEach((role, name) -> best(role).ifPresent(of -> best.put(name, of)));
        List<BenchRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Double> ratios = new LinkedHashMap<>();
            best.forEach((name, of) -> ratios.put(name, entry.figures.ratio(of, unit)));
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
