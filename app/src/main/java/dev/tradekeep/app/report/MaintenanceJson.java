package dev.tradekeep.app.report;

import dev.tradekeep.store.sqlite.maintenance.MaintenanceReport;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What a piece of upkeep did. */
public final class MaintenanceJson {
    private MaintenanceJson() {}

    /** Writes its properties into an object that is open. */
    public static void write(MaintenanceReport report, JsonGenerator json) {
        json.writeStringProperty("kind", report.kind().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("micros", report.nanos() / 1_000);
        json.writeObjectPropertyStart("figures");
        report.figures().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("notes");
        report.notes().forEach(json::writeString);
        json.writeEndArray();
    }
}
