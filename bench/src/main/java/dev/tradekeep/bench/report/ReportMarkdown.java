package dev.tradekeep.bench.report;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as a part of a page of the documentation. */
public final class ReportMarkdown {
    private static final String HEAD =
            """
            | work | subject | median | min – max | p99 | p99.9 | ours is | goals |
            |---|---|---|---|---|---|---|---|
            """;

    private static final int LINE_LENGTH_MAX = 120;
    private static final String INDENT = "  ";

    private ReportMarkdown() {}

    /** Where a page holds a report: between two comments that name it. */
    private static String begin(String bench) {
        return "<!-- bench " + bench + ": begin -->";
    }

    private static String end(String bench) {
        return "<!-- bench " + bench + ": end -->";
    }

    /**
     * Writes a report into a page, in place of the one that is there.
     *
     * @param command that made it
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the page has no place
     *     for it
     */
    public static void writeInto(Path page, BenchReport report, String command, LocalDate date) {
        try {
            String text = Files.readString(page);
            String begin = begin(report.bench());
            int from = text.indexOf(begin);
            int to = text.indexOf(end(report.bench()));
            if (from < 0 || to < from) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted a page with the lines \"%s\" and \"%s\", found neither in %s."
                                .formatted(begin, end(report.bench()), page));
            }
            Files.writeString(
                    page,
                    text.substring(0, from + begin.length())
                            + "\n"
                            + text(report, command, date)
                            + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(page + " cannot be written", e);
        }
    }

    /** The report as text: what ran on what, the table, who is missing, what to know. */
    static String text(BenchReport report, String command, LocalDate date) {
        StringBuilder text = new StringBuilder();
        String versions =
                report.versions().entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining("; "));
        text.append(
                wrapped(
                        "`%s` on %s: %s. %s."
                                .formatted(command, date, report.machine().text(), versions),
                        ""));
        text.append('\n').append(HEAD);
        report.rows().forEach(row -> text.append(line(row, report.rows())).append('\n'));
        text.append('\n');
        report.absent()
                .forEach((subject, reason) ->
                        text.append(wrapped("- missing: " + subject + ": " + reason, INDENT)));
        report.notes().forEach(note -> text.append(wrapped("- " + note, INDENT)));
        report.misses().forEach(miss -> text.append(wrapped("- Missed: " + miss, INDENT)));
        return text.append('\n').toString();
    }

    /** Lines of the length that pages have, each ended. */
    private static String wrapped(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_LENGTH_MAX) {
                lines.append(line).append('\n');
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        return lines.append(line).append('\n').toString();
    }

    private static String line(BenchRow row, List<BenchRow> all) {
        List<String> cells = new ArrayList<>();
        Figures figures = row.figures();
        cells.add(row.work());
        cells.add(row.subject());
        cells.add(Figures.text(figures.median()) + " " + row.unit().text());
        cells.add(Figures.text(figures.min()) + " – " + Figures.text(figures.max()));
        cells.add(percentile(row, "p99"));
        cells.add(percentile(row, "p99.9"));
        cells.add(ofOurs(row, all));
        cells.add(row.met().map(met -> met ? "met" : "**missed**").orElse(""));
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String percentile(BenchRow row, String name) {
        Double found = row.percentiles().get(name);
        return found == null ? "" : Figures.text(found) + " " + row.unit().text();
    }

    /** How many times as fast ours is, which is kept in the row of ours. */
    private static String ofOurs(BenchRow row, List<BenchRow> all) {
        return all.stream()
                .filter(ours -> ours.work().equals(row.work()))
                .filter(ours -> ours.ranges().containsKey(row.subject()))
                .map(ours -> ofOurs(row.subject(), ours))
                .findFirst()
                .orElse("");
    }

    private static String ofOurs(String subject, BenchRow ours) {
        BenchRow.Range range = ours.ranges().get(subject);
        Double ratio = ours.ratios().get(subject);
        if (range == null || ratio == null) {
            return "";
        }
        if (!range.shown()) {
            return "no difference shown";
        }
        return Figures.ratio(ratio)
                + " × ("
                + Figures.ratio(range.min())
                + " – "
                + Figures.ratio(range.max())
                + ")";
    }
}
