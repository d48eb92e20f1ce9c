package dev.tradekeep.app.cli;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.imports.Gap;
import dev.tradekeep.store.imports.ImportOutcome;
import dev.tradekeep.store.imports.RejectedRow;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** What came of an import, for people and for scripts. */
final class ImportText {
    /** More rejected rows and gaps than this are only counted on a terminal. */
    private static final int LINES_MAX = 10;

    private ImportText() {}

    static void print(ImportOutcome outcome, PrintWriter out) {
        out.println(
                outcome.done().fileName()
                        + ": "
                        + outcome.listed().instrument().symbol()
                        + " "
                        + outcome.series().interval()
                        + ", times in "
                        + outcome.survey().timeFormat().label());
        outcome.importedBefore()
                .ifPresent(
                        at -> out.println("  the same file was imported on " + Micros.toIso(at)));
        out.println(
                "  "
                        + Numbers.count(outcome.done().inserted())
                        + " new, "
                        + Numbers.count(outcome.done().unchanged())
                        + " unchanged, "
                        + Numbers.count(outcome.done().rejected())
                        + " rejected, "
                        + Numbers.count(outcome.done().rounded())
                        + " volumes rounded; "
                        + Numbers.seconds(outcome.durationNanos())
                        + ", "
                        + Numbers.rate(outcome.report().rows(), outcome.durationNanos()));
        printRejects(outcome, out);
        printGaps(outcome, out);
        out.println(
                "  the series has "
                        + Numbers.count(outcome.series().candles())
                        + ", "
                        + Micros.toIso(outcome.series().firstOpenTime())
                        + " to "
                        + Micros.toIso(outcome.series().lastOpenTime()));
    }

    private static void printRejects(ImportOutcome outcome, PrintWriter out) {
        outcome.report().rejects().stream()
                .limit(LINES_MAX)
                .forEach(row -> out.println("  rejected " + row));
        printMore(outcome.report().rejected(), "rejected rows", out);
    }

    private static void printGaps(ImportOutcome outcome, PrintWriter out) {
        for (Gap gap : outcome.report().gaps().stream().limit(LINES_MAX).toList()) {
            out.println(
                    "  gap of "
                            + Numbers.count(gap.missing())
                            + " from "
                            + Micros.toIso(gap.from())
                            + " to "
                            + Micros.toIso(gap.to()));
        }
        printMore(outcome.report().gapCount(), "gaps", out);
    }

    private static void printMore(long count, String what, PrintWriter out) {
        if (count > LINES_MAX) {
            out.println("  … and " + Numbers.count(count - LINES_MAX) + " more " + what);
        }
    }

    static void writeJson(ImportOutcome outcome, PrintWriter out) {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("file", outcome.done().fileName());
            json.writeStringProperty("sha256", outcome.done().fileSha256());
            json.writeStringProperty("instrument", outcome.listed().instrument().symbol());
            json.writeStringProperty("interval", outcome.series().interval().toString());
            json.writeStringProperty("source", outcome.series().source());
            json.writeStringProperty("timeFormat", outcome.survey().timeFormat().name());
            json.writeNumberProperty("rows", outcome.report().rows());
            json.writeNumberProperty("inserted", outcome.done().inserted());
            json.writeNumberProperty("unchanged", outcome.done().unchanged());
            json.writeNumberProperty("rejected", outcome.done().rejected());
            json.writeNumberProperty("rounded", outcome.done().rounded());
            json.writeNumberProperty("gaps", outcome.report().gapCount());
            json.writeNumberProperty("missing", outcome.report().missing());
            json.writeNumberProperty("seriesCandles", outcome.series().candles());
            json.writeArrayPropertyStart("rejects");
            outcome.report().rejects().forEach(row -> writeReject(json, row));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void writeReject(JsonGenerator json, RejectedRow row) {
        json.writeStartObject();
        json.writeStringProperty("source", row.source());
        json.writeNumberProperty("line", row.line());
        json.writeStringProperty("reason", row.reason());
        json.writeEndObject();
    }
}
