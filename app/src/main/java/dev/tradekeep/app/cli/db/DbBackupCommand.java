package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.report.BackupJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.BackupLog;
import dev.tradekeep.store.sqlite.backup.BackupReport;
import dev.tradekeep.store.sqlite.backup.BackupRequest;
import dev.tradekeep.store.sqlite.backup.NotedBackup;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db backup}. */
@Command(
        name = "backup",
        description = {
            "Copy the database, also while another process writes it. The copy is of one moment, checked, and"
                    + " appears whole or not at all; its checksum lies next to it."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db backup books.backup.db",
            "  tradekeep db backup /mnt/backups --compress --keep 7"
        })
final class DbBackupCommand implements Runnable {
    private static final int STEPS = 1_000;

    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private JsonOption json;

    @Parameters(
            paramLabel = "TARGET",
            description =
                    "A file that is not there yet, or a folder in which it is named by its date.")
    private Path target;

    @Option(names = "--compress", description = "Compress it with gzip.")
    private boolean compress;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Of a folder: keep the newest N backups of this database, delete older.")
    private @Nullable Integer keep;

    @Option(
            names = "--fast",
            description =
                    "Take no rests also while another process owns the database; by default it then takes"
                            + " an eighth of its time only.")
    private boolean fast;

    @Override
    public void run() {
        InstantSource clock = InstantSource.system();
        Path file = group.database.file();
        if (Files.exists(file)) {
            OwnedBooks.sendToServer(file);
        }
        NotedBackup made = make(file, clock);
        BackupReport report = made.report();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(made, out);
            return;
        }
        long nanos = Duration.ofNanos((report.endedAt() - report.startedAt()) * 1_000).toNanos();
        out.println(
                report.file()
                        + ": "
                        + Numbers.bytes(report.sizeBytes())
                        + " in "
                        + Numbers.seconds(nanos));
        out.println("sha256 " + report.sha256());
        report.removed().forEach(removed -> out.println("deleted " + removed));
        report.ofTheFuture()
                .forEach(late ->
                        out.println(
                                "dated later than now, so some clock was wrong; not counted: "
                                        + late));
        made.notNoted().ifPresent(why -> out.println("not noted in the books: " + why));
    }

    private NotedBackup make(Path file, InstantSource clock) {
        if (keep != null && keep < 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted to keep one backup or more, found --keep " + keep + ".");
        }
        BackupRequest request =
                new BackupRequest(
                        file,
                        target,
                        compress,
                        !fast && isWritten(file),
                        keep == null ? BackupRequest.ALL : keep);
        try (Progress progress = Progress.show("backup", STEPS, spec.commandLine().getErr())) {
            return new BackupLog(new QuietBooks(file, clock), BackupCause.COMMAND, clock)
                    .make(
                            request,
                            (remaining, total) ->
                                    progress.at(
                                            STEPS - (long) STEPS * remaining / Math.max(1, total)));
        }
    }

    private static boolean isWritten(Path file) {
        return Files.exists(file) && OwnerLock.isTaken(OwnerLock.canonical(file));
    }

    private static void printJson(NotedBackup made, PrintWriter out) {
        Json.print(out, json -> BackupJson.write(made, json));
    }
}
