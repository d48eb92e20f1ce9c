package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.report.MaintenanceJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.upkeep.BooksMaintenance;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** What the commands of upkeep have in common: own the database, do it, tell what was done. */
final class MaintenanceRun {
    private MaintenanceRun() {}

    /** What takes the file for itself for long, during which no server can work. */
    static void runAlone(
            Path file,
            Function<DatabaseMaintenance, MaintenanceReport> work,
            boolean asJson,
            PrintWriter out) {
        MaintenanceReport report =
                OwnedBooks.alone(
                        file,
                        () -> {
                            try (Database database =
                                    Database.open(
                                            file, DatabaseOption.PATIENCE, OwnedBooks.CLOCK)) {
                                return work.apply(maintenance(database));
                            }
                        });
        print(report, asJson, out);
    }

    private static DatabaseMaintenance maintenance(Database database) {
        return BooksMaintenance.of(database, OwnedBooks.CLOCK, MaintenanceCause.COMMAND);
    }

    static void run(
            Path file,
            Function<DatabaseMaintenance, MaintenanceReport> work,
            boolean asJson,
            PrintWriter out) {
        try (OwnedBooks books = OwnedBooks.open(file)) {
            print(work.apply(maintenance(books.database())), asJson, out);
        }
    }

    private static void print(MaintenanceReport report, boolean asJson, PrintWriter out) {
        if (asJson) {
            printJson(report, out);
            return;
        }
        report.figures()
                .forEach((name, value) ->
                        out.println("  " + words(name) + " " + Numbers.count(value)));
        report.notes().forEach(note -> out.println("  " + TerminalText.oneLine(note)));
        out.println("done in " + Numbers.seconds(report.nanos()));
    }

    /** {@code pagesBefore} and {@code login_attempts} as people write it. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static void printJson(MaintenanceReport report, PrintWriter out) {
        Json.print(out, json -> MaintenanceJson.write(report, json));
    }
}
