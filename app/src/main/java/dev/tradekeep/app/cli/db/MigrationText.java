package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What a run of the migrator did, for people and for scripts. */
final class MigrationText {
    private MigrationText() {}

    /**
     * Tells how many migrations a file has, and what was done to those that the report names.
     *
     * @param verb what was done, such as {@code applied}
     */
    static void tell(
            Path database, MigrationReport report, String verb, boolean asJson, PrintWriter out) {
        if (asJson) {
            printJson(database, report, verb, out);
            return;
        }
        out.println(database + " has " + report.total() + " migrations.");
        print(report, verb, out);
    }

    /** What was done, without how many there are. */
    static void print(MigrationReport report, String verb, PrintWriter out) {
        if (!report.applied().isEmpty()) {
            out.println(
                    verb.substring(0, 1).toUpperCase(Locale.ROOT)
                            + verb.substring(1)
                            + " now: "
                            + report.applied().size()
                            + ", from "
                            + TerminalText.oneLine(report.applied().getFirst())
                            + " to "
                            + TerminalText.oneLine(report.applied().getLast())
                            + ".");
        }
        report.backup().ifPresent(backup -> out.println("The file as it was before: " + backup));
    }

    private static void printJson(
            Path database, MigrationReport report, String verb, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("database", database.toString());
                    json.writeNumberProperty("migrations", report.total());
                    json.writeArrayPropertyStart(verb);
                    report.applied().forEach(json::writeString);
                    json.writeEndArray();
                    report.backup()
                            .ifPresent(backup ->
                                    json.writeStringProperty("backup", backup.toString()));
                });
    }
}
