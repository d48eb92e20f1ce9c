package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.backup.BackupVerifier;
import dev.tradekeep.store.sqlite.backup.Verification;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db verify}. */
@Command(
        name = "verify",
        description = {
            "Read a backup as a restore would: checksum, pages, foreign keys, schema and books. Ends with 1 when"
                    + " something is wrong. Nothing is written next to it. Books that know the backup"
                    + " note that it was verified."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db verify books.backup.db",
            "  tradekeep db verify /mnt/backups/books-20260102T030405Z-1.db.gz --db data/tradekeep.db"
        })
final class DbVerifyCommand implements Callable<Integer> {
    private static final int NOT_SOUND = 1;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "BACKUP", description = "The backup, compressed or not.")
    private Path backup;

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        Path books = group.database.file();
        if (Files.exists(books) && !DatabaseFile.at(books).isPartOf(backup)) {
            // They note it; a server must not open its own file by another way than SQLite.
            OwnedBooks.sendToServer(books);
        }
        Verification found =
                new BackupVerifier(MigrationCatalogue.load(), clock)
                        .verify(backup, Path.of(System.getProperty("java.io.tmpdir")));
        VerificationNote note = VerificationNote.of(found, books, clock);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(
                    out,
                    generator -> {
                        BackupText.write(found, generator);
                        generator.writeBooleanProperty("noted", note.isNoted());
                    });
        } else {
            BackupText.print(found, out);
            note.text().ifPresent(out::println);
        }
        return found.isSound() ? 0 : NOT_SOUND;
    }
}
