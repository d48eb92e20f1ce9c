package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.file.DatedName;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The copy of a database that is made before its schema changes: {@code FILE.backup-TIME-N} next to
 * it. It is written under another name, checked, synced and then renamed, so that a file of that
 * name is whole. The last three are kept.
 */
final class SafetyCopy {
    static final int KEPT = 3;

    private static final String PART = ".backup-part";
    private static final int STEP_PAGES = 4_096;

    private SafetyCopy() {}

    /**
     * Makes the copy.
     *
     * @param file where the database lies; its owner calls
     * @return what was made
     * @throws TradekeepException with {@link ErrorCode#DATABASE_FULL} when there is no room; the
     *     database is as it was
     */
    static CopyMade make(Connection source, Path file, InstantSource clock) {
        long startedAt = Micros.now(clock);
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            deleteParts(part);
            requireRoom(source, part);
            copy(source, part);
            String sha256 = Sha256.of(part, () -> {});
            Path copy = DatedName.next(WholeFile.folderOf(file), prefix(file), "", clock);
            WholeFile.publish(part, copy);
            return new CopyMade(copy, Files.size(copy), sha256, startedAt, Micros.now(clock));
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The backup of "
                            + file
                            + " before its migration failed: "
                            + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    private static void copy(Connection source, Path part) throws IOException {
        try {
            OwnersFile.create(part);
            Backup.copy(source, part, STEP_PAGES, (remaining, total) -> {});
            check(part);
        } catch (SqliteException e) {
            deleteParts(part);
            ErrorCode code = StorageErrors.codeOf(e);
            throw new TradekeepException(
                    code == ErrorCode.DATABASE_IO ? ErrorCode.DATABASE_FULL : code,
                    "The backup before the migration cannot be written to "
                            + part
                            + ": "
                            + e.getMessage()
                            + ". Free some disk space; nothing was changed.",
                    e);
        }
    }

    private static void check(Path part) {
        try (Connection copy = Connection.open(part, OpenMode.READ_WRITE);
                Statement check = copy.prepare("PRAGMA quick_check(1)")) {
            check.step();
            String answer = String.valueOf(check.getText(0));
            if (!answer.equals("ok")) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_CORRUPT,
                        "The backup before the migration is damaged, and so the database may be: "
                                + answer
                                + ". Nothing was changed; restore an older backup.");
            }
        }
    }

    /** Throws unless a file of the database's size fits next to it. */
    static void requireRoom(Connection source, Path target) {
        FreeSpace.require(sizeBytes(source), target);
    }

    /** The size of the database with what is in its log. */
    static long sizeBytes(Connection connection) {
        return number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
    }

    private static long number(Connection connection, String pragma) {
        try (Statement statement = connection.prepare(pragma)) {
            statement.step();
            return statement.getLong(0);
        }
    }

    /** Deletes all but the newest copies. To be called when the change was made. */
    static List<Path> deleteOld(Path file, InstantSource clock) {
        try {
            for (Path old : DatedName.beyond(named(file), KEPT, clock.instant())) {
                Files.deleteIfExists(old);
            }
            return list(file);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "Old backups next to "
                            + file
                            + " cannot be deleted: "
                            + e.getMessage()
                            + ". The schema was changed; delete them by hand.",
                    e);
        }
    }

    /** Deletes the copy of an attempt that changed nothing: it says what the file says. */
    static void drop(CopyMade copy) {
        try {
            Files.deleteIfExists(copy.file());
        } catch (IOException e) {
            // One copy more than needed; the failure that led here is what matters.
            return;
        }
    }

    /** A copy that a crash left with the journal of its own, which must not meet the next one. */
    private static void deleteParts(Path part) throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
        }
    }

    /** The copies of a database that are there, the oldest first. */
    static List<Path> list(Path file) throws IOException {
        return named(file).reversed().stream().map(DatedName::file).toList();
    }

    private static List<DatedName> named(Path file) throws IOException {
        return DatedName.list(WholeFile.folderOf(file), prefix(file), List.of(""));
    }

    private static String prefix(Path file) {
        return file.getFileName() + ".backup";
    }
}
