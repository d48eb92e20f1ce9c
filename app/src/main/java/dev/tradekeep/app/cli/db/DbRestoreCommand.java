package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.backup.BackupVerifier;
import dev.tradekeep.store.sqlite.backup.DatabaseRestore;
import dev.tradekeep.store.sqlite.backup.RestoreReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db restore}. */
@Command(
        name = "restore",
        description = {
            "Put a backup, or a moment of an archive, in the place of the database, after it was verified. What"
                    + " lay there is kept under a dated name. Whatever happens meanwhile, there is the old"
                    + " database or the new one."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db restore books.backup.db",
            "  tradekeep db restore /mnt/backups/books-20260102T030405Z-1.db.gz --db data/tradekeep.db --force",
            "  tradekeep db restore --from /mnt/archive --at 2026-01-02T03:04:05Z --force"
        })
final class DbRestoreCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Parameters(
            paramLabel = "BACKUP",
            arity = "0..1",
            description = "The backup, compressed or not.")
    private @Nullable Path backup;

    @Option(
            names = "--from",
            paramLabel = "ARCHIVE",
            description = "In place of a backup: a folder to which the database was shipped.")
    private @Nullable Path archive;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Of an archive: the moment wanted, such as 2026-01-02T03:04:05Z. Default: the last.")
    private @Nullable String at;

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
        Path database = group.database.fileToCreate();
        Supplier<RestoreReport> wanted = wanted(restore, database);
        if (Files.exists(database)) {
            OwnedBooks.sendToServer(database);
        }
        DatabaseRestore.requireReplaceable(database, force);
        RestoreReport report = OwnedBooks.alone(database, wanted);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(report, out);
            return;
        }
        out.println(
                report.database()
                        + report.statesAt()
                                .map(time -> " was restored as it was at " + Micros.toIso(time))
                                .orElse(" was restored")
                        + ".");
        BackupText.print(report.verification(), out);
        report.aside()
                .ifPresent(aside ->
                        out.println(
                                (aside.damaged()
                                                ? "The damaged database is kept as "
                                                : "The database that lay there is kept as ")
                                        + aside.file()));
    }

    private Supplier<RestoreReport> wanted(DatabaseRestore restore, Path database) {
        if (backup != null && archive == null && at == null) {
            Path file = backup;
            return () -> restore.restore(file, database, force);
        }
        if (backup == null && archive != null) {
            long moment = at == null ? Long.MAX_VALUE : moment(at);
            Path folder = archive;
            return () -> restore.restoreFrom(folder, moment, database, force);
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a BACKUP, or an archive with --from and perhaps --at; found "
                        + (backup == null ? "neither." : "both."));
    }

    private static long moment(String text) {
        try {
            return Micros.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a time such as 2026-01-02T03:04:05Z with --at, found " + text + ".",
                    e);
        }
    }

    private static void printJson(RestoreReport report, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("database", report.database().toString());
                    BackupText.write(report.verification(), json);
                    report.statesAt()
                            .ifPresent(time ->
                                    json.writeStringProperty("statesAt", Micros.toIso(time)));
                    report.aside()
                            .ifPresent(aside -> {
                                json.writeStringProperty("aside", aside.file().toString());
                                json.writeBooleanProperty("asideDamaged", aside.damaged());
                            });
                });
    }
}
