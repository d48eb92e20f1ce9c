package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Does something to a copy of a database that is gone afterwards; the database is only read. */
final class Rehearsal {
    /** A larger database is copied into a file next to it instead of into memory. */
    private static final long MEMORY_BYTES_MAX = 64 << 20;

    private static final String SUFFIX = ".rehearsal";
    private static final List<String> SIDE_FILES = List.of("", "-wal", "-shm", "-journal");

    private Rehearsal() {}

    /**
     * Runs the work on a copy.
     *
     * @param file where the database lies
     */
    static <R> R of(Connection source, Path file, Function<Connection, R> work) {
        try {
            if (SafetyCopy.sizeBytes(source) <= MEMORY_BYTES_MAX) {
                try (Connection copy = Connection.openInMemory()) {
                    return copyAndRun(source, copy, work);
                }
            }
            return onDisk(source, file.resolveSibling(file.getFileName() + SUFFIX), work);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Working on a copy of " + source.name());
        }
    }

    /** Runs the work on an empty database. */
    static <R> R ofEmpty(Function<Connection, R> work) {
        try (Connection copy = Connection.openInMemory()) {
            copy.execute("PRAGMA auto_vacuum=INCREMENTAL");
            return work.apply(copy);
        }
    }

    private static <R> R onDisk(Connection source, Path file, Function<Connection, R> work) {
        delete(file);
        SafetyCopy.requireRoom(source, file);
        create(file);
        try (Connection copy = Connection.open(file, OpenMode.READ_WRITE)) {
            return copyAndRun(source, copy, work);
        } finally {
            delete(file);
        }
    }

    private static <R> R copyAndRun(
            Connection source, Connection copy, Function<Connection, R> work) {
        try (Backup backup = Backup.start(source, copy)) {
            backup.step(Backup.ALL_PAGES);
        }
        // It is thrown away, so nothing of it need reach the disk.
        copy.execute("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY");
        return work.apply(copy);
    }

    private static void create(Path file) {
        try {
            OwnersFile.create(file);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The copy " + file + " cannot be made: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void delete(Path file) {
        try {
            for (String suffix : SIDE_FILES) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The copy " + file + " cannot be deleted: " + e.getMessage() + ".",
                    e);
        }
    }
}
