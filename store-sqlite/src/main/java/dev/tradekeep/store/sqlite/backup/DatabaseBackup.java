package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes a backup of a database while others write it: a copy of one moment, checked, with its
 * checksum next to it, that appears whole or not at all. For any thread.
 */
public final class DatabaseBackup {
    private static final String SOUND = "ok";

    private final InstantSource clock;

    public DatabaseBackup(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Makes it.
     *
     * @param progress hears of each step of the copy
     * @param listener told once the target was checked and the work begins
     * @throws TradekeepException when the database is not ours or is damaged, or the target cannot
     *     be written; then nothing is left of the backup, and older ones are untouched
     */
    public BackupReport make(
            BackupRequest request, Backup.Progress progress, BackupListener listener) {
        DatabaseFile source = DatabaseFile.existing(request.database());
        BackupTarget target = BackupTarget.of(source, request.target());
        if (request.keep() != BackupRequest.ALL && !target.isFolder()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Only a folder keeps a number of backups, and "
                            + target.given()
                            + " is none. Name a folder that is there.");
        }
        long startedAt = Micros.now(clock);
        try {
            target.sweep();
            Path file = target.file(request.compress(), clock);
            listener.begun(file, startedAt);
            Place place = new Place(file, PartFile.of(file), startedAt);
            return make(source, target, request, place, progress);
        } catch (SqliteException e) {
            throw StorageErrors.translate(
                    e, "The backup of " + source.path() + " to " + target.given());
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The backup "
                            + target.given()
                            + " cannot be written: "
                            + e.getMessage()
                            + ". Check the folder and its free space; nothing was left there.",
                    e);
        }
    }

    private record Place(Path file, Path part, long startedAt) {}

    private BackupReport make(
            DatabaseFile source,
            BackupTarget target,
            BackupRequest request,
            Place place,
            Backup.Progress progress)
            throws IOException {
        Path copy = place.part();
        Path packed = copy.resolveSibling("packed-" + copy.getFileName());
        try {
            Pace pace = request.gentle() ? Pace.gentle() : Pace.full();
            copy(source, copy, pace, progress);
            long databaseBytes = Files.size(copy);
            Path whole = copy;
            if (request.compress()) {
                StoredCopy.compress(copy, packed, pace);
                whole = packed;
            }
            String sha256 = Sha256.of(whole, pace::step);
            long sizeBytes = Files.size(whole);
            ChecksumFile.write(place.file(), sha256);
            WholeFile.publish(whole, place.file());
            List<Path> removed =
                    request.keep() == BackupRequest.ALL
                            ? List.of()
                            : target.rotate(place.file(), request.keep(), clock);
            return new BackupReport(
                    place.file(),
                    databaseBytes,
                    sizeBytes,
                    sha256,
                    place.startedAt(),
                    Micros.now(clock),
                    removed,
                    target.ofTheFuture(clock));
        } catch (IOException | RuntimeException e) {
            if (!Files.exists(place.file())) {
                Files.deleteIfExists(ChecksumFile.of(place.file()));
            }
            throw e;
        } finally {
            PartFile.delete(copy);
            PartFile.delete(packed);
        }
    }

    private static void copy(DatabaseFile source, Path part, Pace pace, Backup.Progress progress)
            throws IOException {
        try (Connection connection = source.openForReading()) {
            FreeSpace.require(sizeBytes(connection), part);
            OnlineCopy.copy(connection, part, progress);
        }
        String found = quickCheck(part);
        pace.step();
        if (!found.equals(SOUND)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT,
                    "The copy of "
                            + source.path()
                            + " is damaged, and so the database may be: "
                            + found
                            + ". Keep the older backups, and see 'tradekeep db restore --help'.");
        }
    }

    private static String quickCheck(Path copy) {
        try (Connection connection = Connection.open(copy, OpenMode.IMMUTABLE);
                Statement statement = connection.prepare("PRAGMA quick_check(1)")) {
            statement.step();
            return String.valueOf(statement.getText(0));
        }
    }

    private static long sizeBytes(Connection connection) {
        return number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
    }

    private static long number(Connection connection, String pragma) {
        try (Statement statement = connection.prepare(pragma)) {
            statement.step();
            return statement.getLong(0);
        }
    }
}
