package dev.tradekeep.app.report;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.backup.BackupReport;
import tools.jackson.core.JsonGenerator;

/** A backup that was made. */
public final class BackupJson {
    private BackupJson() {}

    /**
     * Writes its properties into an object that is open.
     *
     * @param noted whether the books know of it
     */
    public static void write(BackupReport report, boolean noted, JsonGenerator json) {
        json.writeStringProperty("backup", report.file().toString());
        json.writeNumberProperty("sizeBytes", report.sizeBytes());
        json.writeNumberProperty("databaseBytes", report.databaseBytes());
        json.writeStringProperty("sha256", report.sha256());
        json.writeStringProperty("startedAt", Micros.toIso(report.startedAt()));
        json.writeStringProperty("endedAt", Micros.toIso(report.endedAt()));
        json.writeBooleanProperty("noted", noted);
        json.writeArrayPropertyStart("deleted");
        report.removed().forEach(removed -> json.writeString(removed.toString()));
        json.writeEndArray();
    }
}
