package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a backup as a restore would: its checksum, its pages, its foreign keys, its schema and its
 * books. Nothing is written next to it, so it may lie where nothing can be.
 */
public final class BackupVerifier {
    /** Problems of one look beyond this are left out. */
    static final int PROBLEMS_MAX = 100;

    /** A damaged file is never mapped: one that shrinks would end the process. */
    private static final String SETTINGS =
            """
            PRAGMA mmap_size=0; PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;
            PRAGMA cell_size_check=ON; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY\
            """;

    private static final String SOUND = "ok";

    private final MigrationCatalogue catalogue;
    private final InstantSource clock;

    public BackupVerifier(MigrationCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Verifies a backup.
     *
     * @param scratch a folder with room for the database, used when it is compressed
     * @throws TradekeepException when there is no such file, it is no database of ours, or it is so
     *     damaged that it cannot be opened
     */
    public Verification verify(Path backup, Path scratch) {
        checkIsReadable(backup);
        try {
            if (!StoredCopy.isCompressed(backup)) {
                return verify(backup, backup, Sha256.of(backup, () -> {}));
            }
            Path unpacked = Files.createTempFile(scratch, "tradekeep-verify-", ".db");
            try {
                return verify(backup, unpacked, unpack(backup, unpacked));
            } finally {
                PartFile.delete(unpacked);
            }
        } catch (IOException e) {
            throw unreadable(backup, e);
        }
    }

    static TradekeepException unreadable(Path backup, IOException e) {
        return new TradekeepException(
                ErrorCode.FILE_UNREADABLE,
                backup
                        + " cannot be read, or there is no room to unpack it: "
                        + e.getMessage()
                        + ".",
                e);
    }

    /** Writes the database of a backup into a file; returns the checksum of the backup. */
    static String unpack(Path backup, Path into) throws IOException {
        FreeSpace.require(Files.size(backup), into);
        return StoredCopy.unpack(backup, into);
    }

    /**
     * Verifies a backup whose database lies in a file of its own.
     *
     * @param database what it holds
     * @param sha256 of the backup
     */
    Verification verify(Path backup, Path database, String sha256) throws IOException {
        Optional<String> wanted = ChecksumFile.read(backup);
        List<Verdict> verdicts = new ArrayList<>();
        wanted.ifPresent(sum ->
                verdicts.add(
                        verdict(
                                "checksum",
                                "the file has the checksum that lies next to it",
                                () ->
                                        sum.equals(sha256)
                                                ? List.of()
                                                : List.of("wanted " + sum + ", found " + sha256))));
        boolean mayBeBehind = OnlineCopy.lacksItsLog(database);
        long migrations = 0;
        try (Connection connection = open(backup, database)) {
            verdicts.addAll(look(connection, database));
            if (verdicts.stream().allMatch(Verdict::passed)) {
                migrations = number(connection, "SELECT count(*) FROM migrations");
            }
        } catch (SqliteException e) {
            throw unusable(backup, e);
        }
        return new Verification(
                backup,
                Files.size(backup),
                sha256,
                wanted.isPresent(),
                migrations,
                mayBeBehind,
                verdicts);
    }

    private List<Verdict> look(Connection connection, Path database) {
        List<Verdict> verdicts = new ArrayList<>();
        connection.begin(TransactionMode.DEFERRED);
        Verdict pages =
                verdict(
                        "integrity",
                        "every page, row and index entry is sound",
                        () -> integrityCheck(connection));
        verdicts.add(pages);
        if (!pages.passed()) {
            // Nothing that a broken page says can be relied on.
            return verdicts;
        }
        verdicts.add(
                verdict(
                        "foreign-keys",
                        "every row has the rows that it refers to",
                        () -> foreignKeyCheck(connection)));
        Verdict schema =
                verdict(
                        "schema",
                        "the schema is of this program or an older one",
                        () -> schemaCheck(connection));
        verdicts.add(schema);
        if (schema.passed()) {
            verdicts.add(verdict("books", "the books balance", () -> booksCheck(database)));
        }
        return verdicts;
    }

    private static Verdict verdict(String id, String statement, Supplier<List<String>> check) {
        try {
            return new Verdict(id, statement, check.get());
        } catch (SqliteException e) {
            return new Verdict(id, statement, List.of(e.reason()));
        } catch (TradekeepException e) {
            return new Verdict(id, statement, List.of(String.valueOf(e.getMessage())));
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            // A value of another type or beyond its range: the row is not what the schema says.
            return new Verdict(id, statement, List.of("a row cannot be read: " + e.getMessage()));
        }
    }

    private static List<String> integrityCheck(Connection connection) {
        List<String> problems = new ArrayList<>();
        try (Statement check = connection.prepare("PRAGMA integrity_check(" + PROBLEMS_MAX + ")")) {
            while (check.step()) {
                problems.add(String.valueOf(check.getText(0)));
            }
        }
        return problems.equals(List.of(SOUND)) ? List.of() : problems;
    }

    private static List<String> foreignKeyCheck(Connection connection) {
        List<String> problems = new ArrayList<>();
        try (Statement check = connection.prepare("PRAGMA foreign_key_check")) {
            while (check.step() && problems.size() < PROBLEMS_MAX) {
                String row = check.isNull("rowid") ? "a row" : "row " + check.getLong("rowid");
                problems.add(
                        row
                                + " of "
                                + check.getText("table")
                                + " has no parent in "
                                + check.getText("parent"));
            }
        }
        return problems;
    }

    private List<String> schemaCheck(Connection connection) {
        new Migrator(catalogue, clock).check(connection);
        return number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'migrations'")
                        == 0
                ? List.of("it holds no migrations")
                : List.of();
    }

    /**
     * A check that could not be done says nothing, which is not enough to rely on the books. One
     * for which an older version has no table has nothing to say of its books.
     */
    private static List<String> booksCheck(Path database) {
        List<String> problems = new ArrayList<>();
        for (CheckResult check : BooksAudit.run(database)) {
            check.findings().forEach(found -> problems.add(check.id() + ": " + found.line()));
            if (check.applies() && !check.completed()) {
                problems.add(check.id() + ": " + check.undecided());
            }
        }
        return problems.stream().limit(PROBLEMS_MAX).toList();
    }

    static void checkIsReadable(Path backup) {
        if (!Files.exists(backup)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND, "There is no backup " + backup + ".");
        }
        if (!Files.isRegularFile(backup)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    backup + " is no file; wanted a backup. Name one of the files in it.");
        }
        if (!Files.isReadable(backup)) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    backup + " may not be read by this user. Check its permissions.");
        }
        if (backup.toFile().length() == 0) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT, backup + " is empty; wanted a backup.");
        }
    }

    /** A file with a log next to it may be in use; without one it is nobody's but ours. */
    private static Connection open(Path backup, Path database) {
        boolean hasLog =
                Files.exists(database.resolveSibling(database.getFileName() + "-wal"))
                        || Files.exists(
                                database.resolveSibling(database.getFileName() + "-journal"));
        Connection connection =
                Connection.open(database, hasLog ? OpenMode.READ_ONLY : OpenMode.IMMUTABLE);
        try {
            connection.set(ConnectionSwitch.DEFENSIVE, true);
            connection.execute(SETTINGS);
            long id = number(connection, "PRAGMA application_id");
            if (id != DatabaseFile.APPLICATION_ID) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_FOREIGN,
                        String.format(
                                java.util.Locale.ROOT,
                                "%s belongs to another program (application id 0x%08x, wanted 0x%08x)."
                                        + " Name a backup of Tradekeep.",
                                backup,
                                id,
                                DatabaseFile.APPLICATION_ID));
            }
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static TradekeepException unusable(Path backup, SqliteException e) {
        if (e.code() == ResultCode.NOTADB) {
            return new TradekeepException(
                    ErrorCode.DATABASE_FOREIGN,
                    backup + " is no SQLite database, or it is encrypted. Use another backup.",
                    e);
        }
        return StorageErrors.translate(e, "Reading the backup " + backup);
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            return statement.step() ? statement.getLong(0) : 0;
        }
    }
}
