package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.report.DetectedTick;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.imports.RejectedRow;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The result of an import, for people and for scripts.
 *
 * @param what the interval of candles, or the kind of ticks
 * @param interval null for ticks
 * @param rows of the series after the import
 * @param first time, UTC microseconds
 * @param last time, UTC microseconds
 */
record ImportText(
        ImportOutcome<?> outcome,
        String what,
        @Nullable String interval,
        String source,
        long rows,
        long first,
        long last) {
    /** More rejected rows and gaps than this are only counted on a terminal. */
    private static final int LINES_MAX = 10;

    static ImportText candles(ImportOutcome<CandleSeries> outcome) {
        CandleSeries series = outcome.series();
        String interval = series.interval().toString();
        return new ImportText(
                outcome,
                interval,
                interval,
                series.source(),
                series.candles(),
                series.firstOpenTime(),
                series.lastOpenTime());
    }

    static ImportText ticks(ImportOutcome<TickSeries> outcome) {
        TickSeries series = outcome.series();
        return new ImportText(
                outcome,
                Word.of(series.kind()),
                null,
                series.source(),
                series.ticks(),
                series.firstAt(),
                series.lastAt());
    }

    void write(boolean json, PrintWriter out) {
        if (json) {
            writeJson(out);
        } else {
            print(out);
        }
    }

    private void print(PrintWriter out) {
        out.println(
                outcome.done().fileName()
                        + ": "
                        + outcome.listed().specification().symbol()
                        + " "
                        + what
                        + ", times in "
                        + outcome.survey().timeLabel()
                        + outcome.survey().remarks());
        if (outcome.listed().priceScale() > outcome.priceScaleBefore()) {
            out.println(
                    "  prices of the instrument have "
                            + outcome.listed().priceScale()
                            + " decimals now, had "
                            + outcome.priceScaleBefore());
        }
        DetectedTick.of(outcome).ifPresent(tick -> out.println("  " + tick));
        outcome.importedBefore()
                .ifPresent(
                        at -> out.println("  the same file was imported on " + Micros.toIso(at)));
        out.println(
                "  "
                        + Numbers.count(outcome.done().inserted())
                        + " new, "
                        + Numbers.count(outcome.done().unchanged())
                        + " unchanged, "
                        + (outcome.done().replaced() == 0
                                ? ""
                                : Numbers.count(outcome.done().replaced()) + " corrected, ")
                        + Numbers.count(outcome.done().rejected())
                        + " rejected, "
                        + Numbers.count(outcome.done().rounded())
                        + " rounded; "
                        + Numbers.seconds(outcome.durationNanos())
                        + ", "
                        + Numbers.rate(outcome.report().rows(), outcome.durationNanos()));
        outcome.survey().entries().stream()
                .flatMap(entry -> entry.columns().missedNames().stream())
                .distinct()
                .forEach(name ->
                        out.println(
                                "  not read: "
                                        + name
                                        + "; if it is a size, name it with --columns"));
        printRejects(out);
        printGaps(out);
        out.println("  the series has " + Numbers.count(rows) + span());
    }

    private String span() {
        return rows == 0 ? "" : ", " + Micros.toIso(first) + " to " + Micros.toIso(last);
    }

    private void printRejects(PrintWriter out) {
        outcome.report().rejects().stream()
                .limit(LINES_MAX)
                .forEach(row -> out.println("  rejected " + row));
        printMore(outcome.report().rejected(), "rejected rows", out);
    }

    private void printGaps(PrintWriter out) {
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

    private void writeJson(PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("file", outcome.done().fileName());
                    json.writeStringProperty("sha256", outcome.done().fileSha256());
                    json.writeStringProperty(
                            "instrument", outcome.listed().specification().symbol());
                    if (interval == null) {
                        json.writeStringProperty("kind", what);
                    } else {
                        json.writeStringProperty("interval", interval);
                    }
                    json.writeStringProperty(
                            "tick", outcome.listed().specification().tickSize().toString());
                    json.writeBooleanProperty("tickDeclared", !outcome.tickDetected());
                    json.writeStringProperty("source", source);
                    json.writeStringProperty("timeFormat", outcome.survey().timeFormat().name());
                    json.writeNumberProperty("rows", outcome.report().rows());
                    json.writeNumberProperty("inserted", outcome.done().inserted());
                    json.writeNumberProperty("unchanged", outcome.done().unchanged());
                    json.writeNumberProperty("replaced", outcome.done().replaced());
                    json.writeNumberProperty("rejected", outcome.done().rejected());
                    json.writeNumberProperty("rounded", outcome.done().rounded());
                    json.writeNumberProperty("gaps", outcome.report().gapCount());
                    json.writeNumberProperty("missing", outcome.report().missing());
                    json.writeNumberProperty(
                            interval == null ? "seriesTicks" : "seriesCandles", rows);
                    json.writeArrayPropertyStart("rejects");
                    outcome.report().rejects().forEach(row -> writeReject(json, row));
                    json.writeEndArray();
                });
    }

    private static void writeReject(JsonGenerator json, RejectedRow row) {
        json.writeStartObject();
        json.writeStringProperty("source", row.source());
        json.writeNumberProperty("line", row.line());
        json.writeStringProperty("reason", row.reason());
        json.writeEndObject();
    }
}
