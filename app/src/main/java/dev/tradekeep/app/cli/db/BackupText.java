package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.sqlite.backup.Verdict;
import dev.tradekeep.store.sqlite.backup.Verification;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** What was found in a backup, for people and for scripts. */
final class BackupText {
    private BackupText() {}

    static void print(Verification found, PrintWriter out) {
        out.println(found.backup() + ": " + Numbers.bytes(found.sizeBytes()));
        if (!found.hasChecksum()) {
            out.println("  no checksum next to it");
        }
        if (found.mayBeBehind()) {
            out.println(
                    "  may be behind: it is a plain copy of a database, without the log (-wal) in"
                            + " which its last commits may have been. Make backups with"
                            + " 'tradekeep db backup'");
        }
        for (Verdict verdict : found.verdicts()) {
            out.println((verdict.passed() ? "  ok    " : "  FAIL  ") + verdict.statement());
            verdict.problems()
                    .forEach(problem -> out.println("        " + TerminalText.oneLine(problem)));
        }
    }

    static void write(Verification found, JsonGenerator json) {
        json.writeStringProperty("backup", found.backup().toString());
        json.writeNumberProperty("sizeBytes", found.sizeBytes());
        json.writeStringProperty("sha256", found.sha256());
        json.writeBooleanProperty("hasChecksum", found.hasChecksum());
        json.writeNumberProperty("migrations", found.migrations());
        json.writeBooleanProperty("sound", found.isSound());
        json.writeBooleanProperty("mayBeBehind", found.mayBeBehind());
        json.writeArrayPropertyStart("checks");
        for (Verdict verdict : found.verdicts()) {
            json.writeStartObject();
            json.writeStringProperty("id", verdict.id());
            json.writeBooleanProperty("passed", verdict.passed());
            json.writeArrayPropertyStart("problems");
            verdict.problems().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
