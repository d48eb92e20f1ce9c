package dev.tradekeep.app.report;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.backup.BackupReport;
import dev.tradekeep.store.sqlite.backup.NotedBackup;
import tools.jackson.core.JsonGenerator;

/** A backup that was made. */
public final class BackupJson {
    private BackupJson() {}

    /** Writes its properties into an object that is open. */
    public static void write(NotedBackup made, JsonGenerator json) {
        BackupReport report = made.report();
        json.writeStringProperty("backup", report.file().toString());
        json.writeNumberProperty("sizeBytes", report.sizeBytes());
        json.writeNumberProperty("databaseBytes", report.databaseBytes());
        json.writeStringProperty("sha256", report.sha256());
        json.writeStringProperty("startedAt", Micros.toIso(report.startedAt()));
        json.writeStringProperty("endedAt", Micros.toIso(report.endedAt()));
        json.writeBooleanProperty("noted", made.notNoted().isEmpty());
        json.writeArrayPropertyStart("deleted");
        report.removed().forEach(removed -> json.writeString(removed.toString()));
        json.writeEndArray();
        json.writeArrayPropertyStart("datedLaterThanNow");
        report.ofTheFuture().forEach(file -> json.writeString(file.toString()));
        json.writeEndArray();
    }
}
