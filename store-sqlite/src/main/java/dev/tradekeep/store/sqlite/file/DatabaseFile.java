package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One database file as Tradekeep opens it. A file of another program is refused before anything is
 * written to it.
 *
 * @param path canonical
 */
public record DatabaseFile(Path path) {
    /** {@code TKEP}, in the header of every file of ours. */
    public static final int APPLICATION_ID = 0x544b4550;

    private static final List<String> SIDE_FILES =
            List.of("", "-wal", "-shm", "-journal", ".lock", ".new", ".ballast", ".check");

    /**
     * Names a file, which need not exist yet.
     *
     * @throws TradekeepException when it is a folder, cannot be reached or written, or has two
     *     names
     */
    public static DatabaseFile at(Path file) {
        DatabaseFile named = named(file);
        Path folder = named.path.getParent();
        if (folder != null && !Files.isWritable(folder)) {
            throw readOnly(folder);
        }
        if (named.exists() && !Files.isWritable(named.path)) {
            throw readOnly(named.path);
        }
        return named;
    }

    private static DatabaseFile named(Path file) {
        Path path = OwnerLock.canonical(file);
        if (Files.isDirectory(path)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    path + " is a folder; wanted the name of a database file.");
        }
        if (Files.exists(path)) {
            checkOneName(path);
        }
        return new DatabaseFile(path);
    }

    /**
     * Names a file that is there, to be read: neither it nor its folder need be writable.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NOT_FOUND} when there is none
     */
    public static DatabaseFile existing(Path path) {
        DatabaseFile file = named(path);
        if (!file.exists()) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_NOT_FOUND,
                    "There is no database "
                            + file.path()
                            + ". Make it with 'tradekeep db init', or name another with --db.");
        }
        return file;
    }

    /** Whether the file is there. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Whether a path leads to this file or to one that SQLite or we keep next to it. */
    public boolean isPartOf(Path other) {
        try {
            for (String suffix : SIDE_FILES) {
                Path part = path.resolveSibling(path.getFileName() + suffix);
                if (Files.exists(other) && Files.exists(part) && Files.isSameFile(part, other)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** What tells the file that lies there from any other; empty when none does. */
    public Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The size of the file and of its write-ahead log, bytes. */
    public long sizeBytes() {
        return sizeOf(path) + logBytes();
    }

    /** The size of the write-ahead log, bytes; 0 when there is none. */
    public long logBytes() {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        return sizeOf(log);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // It was moved under us, or the last connection took its log away.
            return 0;
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO, file + " cannot be measured: " + e.getMessage(), e);
        }
    }

    /**
     * Opens the writing connection, set and checked, for the calling thread.
     *
     * @param check looks at the contents before anything is written, and throws to refuse them; the
     *     file and its log are then as they were
     */
    public Connection openForWriting(Consumer<Connection> check) {
        return open(
                OpenMode.READ_WRITE_CREATE,
                connection -> {
                    checkOurs(connection);
                    check.accept(connection);
                });
    }

    /**
     * {@link #openForWriting} of a file that is ours but may not say so, such as one restored from
     * a dump, which carries no application id.
     *
     * @param check must make sure that it is ours
     */
    public Connection openForAdoption(Consumer<Connection> check) {
        return open(
                OpenMode.READ_WRITE,
                connection -> {
                    if (number(connection, "PRAGMA application_id") != 0) {
                        checkOurs(connection);
                    }
                    check.accept(connection);
                    if (!Setting.AUTO_VACUUM
                            .read(connection)
                            .equals(Setting.AUTO_VACUUM.readBack())) {
                        // A file that has tables takes this setting in a VACUUM only.
                        connection.execute("PRAGMA auto_vacuum=INCREMENTAL; VACUUM");
                    }
                });
    }

    /**
     * Opens a read-only connection, set and checked, for the calling thread. Where SQLite cannot
     * make its files next to a closed one, that one is read alone.
     */
    public Connection openForReading() {
        try {
            return open(OpenMode.READ_ONLY, this::checkOurs);
        } catch (TradekeepException e) {
            Path log = path.resolveSibling(path.getFileName() + "-wal");
            boolean closed = !Files.isRegularFile(log) || sizeOf(log) == 0;
            if (e.code() != ErrorCode.DATABASE_READ_ONLY || !closed) {
                throw e;
            }
            return open(OpenMode.IMMUTABLE, this::checkOurs);
        }
    }

    private Connection open(OpenMode mode, Consumer<Connection> check) {
        try {
            Connection connection = Connection.open(path, mode);
            try {
                connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
                connection.execute("PRAGMA busy_timeout=" + Setting.BUSY_TIMEOUT.value());
                check.accept(connection);
                connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, false);
                switch (mode) {
                    case READ_ONLY -> Setting.applyToReader(connection);
                    case IMMUTABLE -> Setting.applyToReaderWithoutLog(connection);
                    case READ_WRITE, READ_WRITE_CREATE -> {
                        beginQuickly(connection);
                        Setting.applyToWriter(connection);
                    }
                }
                connection.set(ConnectionSwitch.DEFENSIVE, true);
                return connection;
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SqliteException e) {
            throw refusal(e);
        }
    }

    /** SQLite names the database even where a file next to it is what cannot be used. */
    private TradekeepException refusal(SqliteException e) {
        String where = "Opening " + path;
        if (StorageErrors.codeOf(e) != ErrorCode.DATABASE_READ_ONLY) {
            return StorageErrors.translate(e, where);
        }
        return SideFile.refused(path)
                .map(fault ->
                        new TradekeepException(
                                ErrorCode.DATABASE_READ_ONLY,
                                where + ": " + e.summary() + ". " + fault,
                                e))
                .orElseGet(() -> StorageErrors.translate(e, where));
    }

    /**
     * Spares a new file the rollback journals of its first two settings, which cost more syncs than
     * all its migrations. There is nothing to roll back to yet, and each setting still reaches the
     * disk before the next one.
     */
    private static void beginQuickly(Connection connection) {
        if (number(connection, "PRAGMA page_count") == 0) {
            connection.execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=NORMAL");
        }
    }

    /** An empty file may become ours; any other must say that it is. */
    private void checkOurs(Connection connection) {
        long id = number(connection, "PRAGMA application_id");
        if (id == APPLICATION_ID) {
            return;
        }
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (id == 0 && empty) {
            return;
        }
        throw new TradekeepException(
                ErrorCode.DATABASE_FOREIGN,
                String.format(
                        Locale.ROOT,
                        "%s belongs to another program (application id 0x%08x, wanted 0x%08x)."
                                + " Nothing was changed; name another file with --db.",
                        path,
                        id,
                        APPLICATION_ID));
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            statement.step();
            return statement.getLong(0);
        }
    }

    /** Two names of one file would have two write-ahead logs. */
    private static void checkOneName(Path path) {
        try {
            if (Files.getFileStore(path).supportsFileAttributeView("unix")
                    && (int) Files.getAttribute(path, "unix:nlink") > 1) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_FOREIGN,
                        path
                                + " has a second name (a hard link), and SQLite would keep a log for"
                                + " each. Remove the other name, or use a copy.");
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    path + " cannot be examined: " + e.getMessage() + ".",
                    e);
        }
    }

    private static TradekeepException readOnly(Path path) {
        return new TradekeepException(
                ErrorCode.DATABASE_READ_ONLY,
                path + " may not be written. Check its permissions and its disk.");
    }
}
