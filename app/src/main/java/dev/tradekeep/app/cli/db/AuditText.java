package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.ObjectSize;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.io.PrintWriter;
import java.util.List;

/** An audit for people. */
final class AuditText {
    private static final int SIZES_SHOWN_MAX = 10;
    private static final int LABEL_WIDTH = 8;

    private final PrintWriter out;

    AuditText(PrintWriter out) {
        this.out = out;
    }

    void print(AuditReport report, List<String> applied) {
        line(
                report.file()
                        + (report.ours() ? "" : ", of another program")
                        + ": level "
                        + Word.of(report.level())
                        + ", "
                        + report.results().size()
                        + " checks in "
                        + Numbers.seconds(report.durationNanos()));
        applied.forEach(statement -> line("fixed  " + statement));
        report.findings().forEach(this::print);
        for (CheckResult result : report.results()) {
            if (result.leftOut() > 0) {
                line(result.id() + ": " + Numbers.count(result.leftOut()) + " more");
            }
        }
        report.undecided()
                .forEach(result ->
                        line(
                                (result.applies() ? "?       " : "-       ")
                                        + result.id()
                                        + ": "
                                        + result.undecided()));
        printSizes(report.sizes());
        line(
                Numbers.count(report.count(Severity.ERROR))
                        + " errors, "
                        + Numbers.count(report.count(Severity.WARNING))
                        + " warnings, "
                        + Numbers.count(report.count(Severity.ADVICE))
                        + " of advice");
    }

    private void print(Finding finding) {
        String label = Word.of(finding.check().severity());
        line(label + " ".repeat(LABEL_WIDTH - label.length()) + finding.check().id());
        indented("found", finding.line());
        if (!finding.rows().isEmpty()) {
            indented("rows", String.join("; ", finding.rows()));
        }
        indented("why", finding.check().why());
        indented("fix", text(finding.fix()) + (finding.fix().safe() ? " (--fix does it)" : ""));
    }

    private static String text(Fix fix) {
        return switch (fix.kind()) {
            case SQL -> fix.text() + ";";
            case COMMAND, ADVICE -> fix.text();
        };
    }

    private void printSizes(List<ObjectSize> sizes) {
        for (ObjectSize size : sizes.stream().limit(SIZES_SHOWN_MAX).toList()) {
            indented(
                    "size",
                    size.name()
                            + ": "
                            + Numbers.bytes(size.bytes())
                            + ", "
                            + Numbers.count(size.entries())
                            + " entries, "
                            + Numbers.bytes(size.unusedBytes())
                            + " unused");
        }
    }

    private void indented(String label, String text) {
        line("  " + label + " ".repeat(LABEL_WIDTH - 2 - label.length()) + text);
    }

    private void line(String text) {
        out.println(TerminalText.oneLine(text));
    }
}
