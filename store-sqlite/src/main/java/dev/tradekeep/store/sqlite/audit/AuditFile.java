package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.ColumnType;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.file.SideFile;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database of anybody, open for reading only. Without a log next to it, it is opened so that what
 * SQLite puts there meanwhile goes with the last one who has it open, which only a connection that
 * might write sees to; with a log, as any reader would. Where that cannot be, because its folder
 * takes no file next to it, and no log lies there, as a file that nobody changes. It is never
 * mapped into memory: a damaged or foreign file that shrinks would end the process. Belongs to the
 * thread that opened it.
 */
public final class AuditFile implements AutoCloseable {
    private static final String SETTINGS =
            """
            PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA mmap_size=0;
            PRAGMA cache_size=-64000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON
            """;
    private static final String HISTORY_OF_OURS =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                    + " AND name IN ('migrations', 'portfolios', 'ledger_entries', 'audit_log')";
    private static final int TABLES_OF_OURS = 4;

    /** In the header, 1 for a rollback journal and 2 for a log. */
    private static final int WRITE_VERSION_AT = 18;

    private static final byte WITH_LOG = 2;

    private final Path path;
    private final Connection connection;
    private final long applicationId;
    private final boolean ours;
    private final boolean frozen;

    private AuditFile(Path path, Connection connection, boolean frozen) {
        this.frozen = frozen;
        this.path = path;
        this.connection = connection;
        applicationId = number("PRAGMA application_id");
        ours =
                applicationId == DatabaseFile.APPLICATION_ID
                        || number(HISTORY_OF_OURS) == TABLES_OF_OURS;
    }

    /**
     * Opens a file.
     *
     * @throws TradekeepException when there is none, it may not be read, it is no database, or it
     *     is so damaged that its schema cannot be read
     */
    public static AuditFile open(Path file) {
        Path path = OwnerLock.canonical(file);
        checkIsReadable(path);
        try {
            return connect(path);
        } catch (SqliteException e) {
            throw unusable(path, e);
        }
    }

    private static void checkIsReadable(Path path) {
        if (!Files.exists(path)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_NOT_FOUND,
                    "There is no file " + path + " to audit. Name another with --db.");
        }
        if (!Files.isRegularFile(path)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, path + " is no file; wanted a database.");
        }
        if (!Files.isReadable(path)) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    path + " may not be read by this user. Check its permissions.");
        }
        if (sizeOf(path) == 0 && sizeOf(nextTo(path, "-wal")) == 0) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT,
                    path + " is empty; wanted a database, which has 512 bytes at least.");
        }
    }

    private static AuditFile connect(Path path) {
        List<OpenMode> modes = new ArrayList<>();
        if (!Files.exists(nextTo(path, "-wal")) && !Files.exists(nextTo(path, "-journal"))) {
            modes.add(OpenMode.READ_WRITE);
        }
        modes.add(OpenMode.READ_ONLY);
        if (!hasLog(path)) {
            modes.add(OpenMode.IMMUTABLE);
        }
        for (OpenMode mode : modes) {
            try {
                Connection connection = connect(path, mode);
                try {
                    return new AuditFile(path, connection, mode == OpenMode.IMMUTABLE);
                } catch (SqliteException e) {
                    connection.close();
                    throw e;
                }
            } catch (SqliteException e) {
                boolean foldersFault =
                        e.code() == ResultCode.CANTOPEN || e.code() == ResultCode.READONLY;
                if (!foldersFault || mode == modes.getLast()) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("One mode at least is tried");
    }

    private static Connection connect(Path path, OpenMode mode) {
        Connection connection = Connection.open(path, mode);
        try {
            connection.set(ConnectionSwitch.DEFENSIVE, true);
            connection.execute(SETTINGS);
            try (Statement first = connection.prepare("SELECT count(*) FROM sqlite_schema")) {
                first.step();
            }
            return connection;
        } catch (SqliteException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean hasLog(Path path) {
        return sizeOf(nextTo(path, "-wal")) > 0 || sizeOf(nextTo(path, "-journal")) > 0;
    }

    private static TradekeepException unusable(Path path, SqliteException e) {
        if (e.code() == ResultCode.NOTADB) {
            return new TradekeepException(
                    ErrorCode.DATABASE_FOREIGN,
                    path + " is no SQLite database, or it is encrypted. Name another file.",
                    e);
        }
        Optional<String> sideFile = SideFile.refused(path);
        if (StorageErrors.codeOf(e) == ErrorCode.DATABASE_READ_ONLY && sideFile.isPresent()) {
            return new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "Opening " + path + ": " + e.summary() + ". " + sideFile.get(),
                    e);
        }
        if (hasLog(path) && (e.code() == ResultCode.CANTOPEN || e.code() == ResultCode.READONLY)) {
            return new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    path
                            + " has a log next to it that cannot be used here ("
                            + e.getMessage()
                            + "). Copy the file and its log into a folder that may be written.",
                    e);
        }
        return StorageErrors.translate(e, "Opening " + path);
    }

    /** Where it lies, canonical. */
    public Path path() {
        return path;
    }

    /**
     * How the file says that it is written, {@code wal} or {@code delete}. SQLite itself answers
     * {@code delete} of a file that it takes for one that nobody changes.
     */
    public String journalMode() {
        if (!frozen) {
            return Setting.JOURNAL_MODE.read(connection);
        }
        ByteBuffer version = ByteBuffer.allocate(1);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.read(version, WRITE_VERSION_AT);
        } catch (IOException e) {
            return "unknown";
        }
        return version.get(0) == WITH_LOG ? "wal" : "delete";
    }

    /** The connection of the audit. */
    public Connection connection() {
        return connection;
    }

    /** Whether it is a database of Tradekeep, by its header or by its tables. */
    public boolean isOurs() {
        return ours;
    }

    /** What its header says whose it is. */
    public long applicationId() {
        return applicationId;
    }

    /** The size of the file, bytes. */
    public long sizeBytes() {
        return sizeOf(path);
    }

    /** The size of its write-ahead log, bytes; 0 without one. */
    public long logBytes() {
        return sizeOf(nextTo(path, "-wal"));
    }

    /** The one number that a query returns; 0 when it returns none. */
    public long number(String sql) {
        try (Statement statement = connection.prepare(sql)) {
            boolean isNumber = statement.step() && statement.type(0) == ColumnType.INTEGER;
            return isNumber ? statement.getLong(0) : 0;
        }
    }

    /** A file that SQLite or we keep next to a database. */
    public static Path nextTo(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            // It is gone meanwhile: the last connection takes its log away.
            return 0;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
