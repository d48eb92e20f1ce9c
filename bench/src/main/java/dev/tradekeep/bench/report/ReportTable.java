package dev.tradekeep.bench.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A report for people. */
public final class ReportTable {
    private static final String GAP = "  ";
    private static final int LEFT_COLUMNS = 2;

    private ReportTable() {}

    /** Prints the report: what ran on what, a table, who was absent and which goals are missed. */
    public static void print(BenchReport report, PrintWriter out) {
        out.println("bench " + report.bench() + " on " + report.machine().text());
        report.versions().forEach((name, version) -> out.println(GAP + name + " " + version));
        out.println();
        printTable(report, out);
        report.absent().forEach((name, reason) -> out.println("absent: " + name + ": " + reason));
        report.notes().forEach(out::println);
        List<String> misses = report.misses();
        boolean hasGoals = report.rows().stream().anyMatch(row -> row.met().isPresent());
        if (hasGoals && misses.isEmpty()) {
            out.println("Every goal is met.");
        }
        misses.forEach(miss -> out.println("goal missed: " + miss));
    }

    private static void printTable(BenchReport report, PrintWriter out) {
        Set<String> ratios = new TreeSet<>();
        report.rows().forEach(row -> ratios.addAll(row.ratios().keySet()));
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("work", "subject", "median", "min", "max", ""));
        ratios.forEach(name -> head.add("of " + name.replace('_', ' ')));
        head.add("goals");
        lines.add(head);
        String before = "";
        for (BenchRow row : report.rows()) {
            if (!before.isEmpty() && !before.equals(row.work())) {
                lines.add(List.of());
            }
            lines.add(cells(row, ratios, row.work().equals(before)));
            before = row.work();
        }
        int[] widths = new int[head.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        lines.forEach(line -> out.println(aligned(line, widths)));
        out.println();
    }

    private static List<String> cells(BenchRow row, Set<String> ratios, boolean sameWork) {
        Figures figures = row.figures();
        List<String> cells = new ArrayList<>();
        cells.add(sameWork ? "" : row.work());
        cells.add(row.subject());
        cells.add(Figures.text(figures.median()));
        cells.add(Figures.text(figures.min()));
        cells.add(Figures.text(figures.max()));
        cells.add(row.unit().text());
        for (String name : ratios) {
            Map<String, Double> found = row.ratios();
            Double ratio = found.get(name);
            cells.add(ratio == null ? "" : Figures.ratio(ratio));
        }
        cells.add(row.met().map(met -> met ? "met" : "MISSED").orElse(""));
        return cells;
    }

    /** Words to the left, figures to the right. */
    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blank = " ".repeat(widths[i] - cells.get(i).length());
            boolean left = i < LEFT_COLUMNS || i == cells.size() - 1;
            line.append(left ? cells.get(i) + blank : blank + cells.get(i)).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
