package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of all subjects at one work, ours set against each other one. */
final class Comparison {
    private record Entry(Figures figures, Map<String, Double> percentiles) {}

    private final String work;
    private final String ours;
    private final Unit unit;
    private final List<Goal> goals;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Sets tradekeep against the others. */
    Comparison(String work, Unit unit, List<Goal> goals) {
        this(work, Subject.TRADEKEEP.label(), unit, goals);
    }

    /**
     * @param ours the subject that is set against the others
     */
    Comparison(String work, String ours, Unit unit, List<Goal> goals) {
        this.work = work;
        this.ours = ours;
        this.unit = unit;
        this.goals = List.copyOf(goals);
    }

    void add(String subject, Figures figures, Map<String, Double> percentiles) {
        entries.put(subject, new Entry(figures, percentiles));
    }

    /** A row for each subject; ratios and goals are in ours. */
    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        entries.forEach((subject, entry) -> {
            boolean isOurs = subject.equals(ours);
            Map<String, Double> ratios = new LinkedHashMap<>();
            Map<String, BenchRow.Range> ranges = new LinkedHashMap<>();
            if (isOurs) {
                setAgainstOthers(entry.figures(), ratios, ranges);
            }
            rows.add(
                    new BenchRow(
                            work,
                            subject,
                            unit,
                            entry.figures(),
                            ratios,
                            ranges,
                            entry.percentiles(),
                            isOurs ? goals : List.of()));
        });
        return rows;
    }

    private void setAgainstOthers(
            Figures own, Map<String, Double> ratios, Map<String, BenchRow.Range> ranges) {
        entries.forEach((other, entry) -> {
            if (!other.equals(ours)) {
                Figures each = own.ratios(entry.figures(), unit);
                ratios.put(other, each.median());
                ranges.put(
                        other,
                        new BenchRow.Range(each.min(), each.max(), !own.overlaps(entry.figures())));
            }
        });
    }
}
