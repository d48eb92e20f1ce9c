package dev.tradekeep.app.report;

import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.ObjectSize;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An audit. */
public final class AuditJson {
    private static final long NANOS_PER_MICRO = 1_000;

    private AuditJson() {}

    /**
     * Writes its properties into an object that is open.
     *
     * @param applied fixes that were made before it
     */
    public static void write(AuditReport report, List<String> applied, JsonGenerator json) {
        json.writeStringProperty("database", report.file().toString());
        json.writeBooleanProperty("ours", report.ours());
        json.writeStringProperty("level", Word.of(report.level()));
        json.writeBooleanProperty("clean", report.clean());
        json.writeNumberProperty("durationMicros", report.durationNanos() / NANOS_PER_MICRO);
        json.writeNumberProperty("errors", report.count(Severity.ERROR));
        json.writeNumberProperty("warnings", report.count(Severity.WARNING));
        json.writeNumberProperty("advice", report.count(Severity.ADVICE));
        writeTexts("fixed", applied, json);
        json.writeArrayPropertyStart("findings");
        report.findings().forEach(finding -> write(finding, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("checks");
        report.results().forEach(result -> write(result, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("sizes");
        report.sizes().forEach(size -> write(size, json));
        json.writeEndArray();
    }

    private static void write(Finding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("check", finding.check().id());
        json.writeStringProperty("severity", Word.of(finding.check().severity()));
        json.writeStringProperty("subject", finding.subject());
        json.writeStringProperty("found", finding.detail());
        writeTexts("rows", finding.rows(), json);
        json.writeStringProperty("why", finding.check().why());
        json.writeStringProperty("fix", finding.fix().text());
        json.writeStringProperty("fixKind", Word.of(finding.fix().kind()));
        json.writeBooleanProperty("fixable", finding.fix().safe());
        json.writeEndObject();
    }

    private static void write(CheckResult result, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", result.id());
        json.writeBooleanProperty("passed", result.passed());
        json.writeNumberProperty("compared", result.rows());
        json.writeNumberProperty("findings", result.findings().size() + result.leftOut());
        if (!result.completed()) {
            json.writeStringProperty("undecided", result.undecided());
            json.writeBooleanProperty("applies", result.applies());
        }
        json.writeEndObject();
    }

    private static void write(ObjectSize size, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", size.name());
        json.writeNumberProperty("entries", size.entries());
        json.writeNumberProperty("pages", size.pages());
        json.writeNumberProperty("bytes", size.bytes());
        json.writeNumberProperty("unusedBytes", size.unusedBytes());
        json.writeEndObject();
    }

    private static void writeTexts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
