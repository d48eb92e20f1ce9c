package dev.tradekeep.bench.report;

import dev.tradekeep.app.text.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** A report for scripts: one object, the same form for every bench. */
public final class ReportJson {
    private ReportJson() {}

    /** Writes the report and ends the line. */
    public static void write(BenchReport report, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("bench", report.bench());
                    json.writeObjectPropertyStart("machine");
                    json.writeStringProperty("os", report.machine().os());
                    json.writeStringProperty("processor", report.machine().processor());
                    json.writeNumberProperty("processors", report.machine().processors());
                    json.writeNumberProperty("load", report.machine().load());
                    json.writeEndObject();
                    writeTexts(json, "versions", report.versions());
                    writeTexts(json, "absent", report.absent());
                    json.writeArrayPropertyStart("notes");
                    report.notes().forEach(json::writeString);
                    json.writeEndArray();
                    json.writeArrayPropertyStart("rows");
                    report.rows().forEach(row -> writeRow(json, row));
                    json.writeEndArray();
                });
    }

    private static void writeRow(JsonGenerator json, BenchRow row) {
        json.writeStartObject();
        json.writeStringProperty("work", row.work());
        json.writeStringProperty("subject", row.subject());
        json.writeStringProperty("unit", row.unit().text());
        json.writeNumberProperty("median", row.figures().median());
        json.writeNumberProperty("min", row.figures().min());
        json.writeNumberProperty("max", row.figures().max());
        new TreeMap<>(row.percentiles()).forEach(json::writeNumberProperty);
        json.writeObjectPropertyStart("ratios");
        new TreeMap<>(row.ratios()).forEach(json::writeNumberProperty);
        json.writeEndObject();
        if (!row.ranges().isEmpty()) {
            writeRanges(json, row);
        }
        json.writeObjectPropertyStart("goals");
        row.goals().forEach(goal -> json.writeNumberProperty(goal.name(), goal.bound()));
        json.writeEndObject();
        row.met()
                .ifPresentOrElse(
                        met -> json.writeBooleanProperty("met", met),
                        () -> json.writeNullProperty("met"));
        json.writeEndObject();
    }

    private static void writeRanges(JsonGenerator json, BenchRow row) {
        json.writeObjectPropertyStart("ranges");
        new TreeMap<>(row.ranges())
                .forEach((name, range) -> {
                    json.writeObjectPropertyStart(name);
                    json.writeNumberProperty("min", range.min());
                    json.writeNumberProperty("max", range.max());
                    json.writeBooleanProperty("difference_shown", range.shown());
                    json.writeEndObject();
                });
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }
}
