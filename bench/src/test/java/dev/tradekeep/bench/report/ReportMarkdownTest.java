package dev.tradekeep.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMarkdownTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    @TempDir Path folder;

    @Test
    void replacesOnlyWhatIsBetweenTheCommentsOfTheBench() throws Exception {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "before\n<!-- bench b: begin -->\nold\n<!-- bench b: end -->\nafter\n");

        ReportMarkdown.writeInto(page, report(), "./tradekeep bench b", DAY);
        ReportMarkdown.writeInto(page, report(), "./tradekeep bench b", DAY);

        assertThat(Files.readString(page))
                .startsWith("before\n<!-- bench b: begin -->\n`./tradekeep bench b` on 2026-01-02:")
                .endsWith("<!-- bench b: end -->\nafter\n")
                .doesNotContain("old")
                .containsOnlyOnce("| work |");
    }

    @Test
    void saysHowManyTimesAsFastOursIsAndWhereNothingIsShown() {
        assertThat(ReportMarkdown.text(report(), "c", DAY))
                .contains("| w | peer | 3.000 ms | 3.000 – 3.000 |  |  | 3.00 × (2.00 – 4.00) |  |")
                .contains("| w | other | 1.000 ms | 1.000 – 1.000 |  |  | no difference shown |  |")
                .contains("| w | ours | 1.000 ms | 1.000 – 1.000 | 2.000 ms |  |  | **missed** |")
                .contains("- missing: absent one: not installed")
                .contains("- Missed: w: p99 2.00 (≤ 1.00)");
    }

    @Test
    void keepsToTheLengthOfLinesButInTables() {
        BenchReport report = report();
        BenchReport wordy =
                new BenchReport(
                        report.bench(),
                        report.machine(),
                        report.versions(),
                        Map.of("other", "a reason that goes on ".repeat(20)),
                        List.of("a note that goes on ".repeat(20)),
                        report.rows());

        assertThat(ReportMarkdown.text(wordy, "c", DAY).lines())
                .filteredOn(line -> !line.startsWith("|"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .anyMatch(line -> line.startsWith("- missing: other: a reason that"))
                .anyMatch(line -> line.startsWith("  "));
    }

    @Test
    void refusesAPageWithoutAPlaceForIt() throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), "nothing\n");

        assertThatThrownBy(() -> ReportMarkdown.writeInto(page, report(), "c", DAY))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("<!-- bench b: begin -->");
        assertThat(Files.readString(page)).isEqualTo("nothing\n");
    }

    private static BenchReport report() {
        BenchRow ours =
                new BenchRow(
                        "w",
                        "ours",
                        Unit.MILLISECONDS,
                        Figures.of(1),
                        Map.of("peer", 3.0, "other", 1.0),
                        Map.of(
                                "peer",
                                new BenchRow.Range(2, 4, true),
                                "other",
                                new BenchRow.Range(1, 1, false)),
                        Map.of("p99", 2.0),
                        List.of(Goal.p99AtMost(1)));
        return new BenchReport(
                "b",
                new Machine("os", "processor", 2, 0),
                Map.of("java", "25"),
                Map.of("absent one", "not installed"),
                List.of("a note"),
                List.of(ours, row("peer", 3), row("other", 1)));
    }

    private static BenchRow row(String subject, double figure) {
        return new BenchRow(
                "w", subject, Unit.MILLISECONDS, Figures.of(figure), Map.of(), List.of());
    }
}
