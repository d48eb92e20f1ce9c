package dev.tradekeep.app.cli;

import dev.tradekeep.store.backup.BackupVerifier;
import dev.tradekeep.store.backup.DatabaseRestore;
import dev.tradekeep.store.backup.RestoreReport;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep db restore}. */
@Command(
        name = "restore",
        description = {
            "Put a backup in the place of the database, after it was verified. What lay there is kept under a"
                    + " dated name. Whatever happens meanwhile, there is the old database or the new one."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db restore books.backup.db",
            "  tradekeep db restore /mnt/backups/books-20260102T030405Z-1.db.gz --db data/tradekeep.db --force"
        })
final class DbRestoreCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "BACKUP", description = "The backup, compressed or not.")
    private Path backup;

    @Option(names = "--force", description = "Put a database that is there aside.")
    private boolean force;

    @Override
    public void run() {
        InstantSource clock = InstantSource.system();
        DatabaseRestore restore =
                new DatabaseRestore(
                        new BackupVerifier(MigrationCatalogue.load(), clock),
                        clock,
                        DatabaseOption.PATIENCE);
        RestoreReport report = restore.restore(backup, group.database.fileToCreate(), force);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(report, out);
            return;
        }
        out.println(report.database() + " was restored.");
        BackupText.print(report.verification(), out);
        report.aside()
                .ifPresent(aside ->
                        out.println(
                                (aside.damaged()
                                                ? "The damaged database is kept as "
                                                : "The database that lay there is kept as ")
                                        + aside.file()));
    }

    private static void printJson(RestoreReport report, PrintWriter out) {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("database", report.database().toString());
            BackupText.write(report.verification(), json);
            report.aside()
                    .ifPresent(aside -> {
                        json.writeStringProperty("aside", aside.file().toString());
                        json.writeBooleanProperty("asideDamaged", aside.damaged());
                    });
            json.writeEndObject();
        }
        out.println();
    }
}
