package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.http.routes.InitializationReport;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db init}. */
@Command(
        name = "init",
        description = "Make the database, or bring its schema up to date.",
        footer = {"", "Example:", "  tradekeep db init --db t.db"})
final class DbInitCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (OwnedBooks books = OwnedBooks.open(group.database.fileToCreate())) {
            Database database = books.database();
            print(database, books.alone(), out);
        }
    }

    private void print(Database database, boolean alone, PrintWriter out) {
        InitializationReport report = InitializationReport.of(database);
        report.requireSound();
        if (json.wanted()) {
            Json.print(out, report::writeJson);
            return;
        }
        MigrationReport migrations = report.migrations();
        out.println(database.path() + " has all " + migrations.total() + " migrations.");
        if (alone) {
            MigrationText.print(migrations, "applied", out);
        }
    }
}
