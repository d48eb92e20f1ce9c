package dev.tradekeep.store.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqlMark;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.file.DatabaseFile;
import dev.tradekeep.store.file.SqliteTransaction;
import dev.tradekeep.store.file.StorageErrors;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the schema of one file up to date.
 *
 * <p>Each migration is one transaction that holds its history row too, so that a crash at any
 * moment leaves whole migrations. {@code BEGIN IMMEDIATE} is the lock between processes, and the
 * history is read inside it: of two programs that start at once on a new file, one migrates and the
 * other finds it done. Foreign keys are off while a migration runs, because a table that is rebuilt
 * would lose its children, and checked before it commits.
 */
public final class Migrator {
    private final MigrationCatalogue catalogue;
    private final InstantSource clock;

    public Migrator(MigrationCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Compares the file with this program, without writing to it.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NEWER} or {@link
     *     ErrorCode#MIGRATION_CHANGED}
     */
    public void check(Connection connection) {
        try {
            checkHistory(connection);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading the migrations of " + connection.name());
        }
    }

    /**
     * Applies what is missing.
     *
     * @param connection without an open transaction; has foreign keys on afterwards
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NEWER} or {@link
     *     ErrorCode#MIGRATION_CHANGED} before anything is written; with {@link
     *     ErrorCode#MIGRATION_FAILED} after the whole migrations before the failing one
     */
    public MigrationReport migrate(Connection connection) {
        check(connection);
        List<String> applied = new ArrayList<>();
        connection.execute("PRAGMA foreign_keys=OFF");
        try {
            for (int position = 0; position < catalogue.migrations().size(); position++) {
                if (applyIfMissing(connection, position)) {
                    applied.add(catalogue.migrations().get(position).name());
                }
            }
        } finally {
            connection.rollback();
            connection.execute("PRAGMA foreign_keys=ON");
        }
        return new MigrationReport(applied, catalogue.migrations().size());
    }

    private boolean applyIfMissing(Connection connection, int position) {
        Migration migration = catalogue.migrations().get(position);
        try {
            connection.begin(TransactionMode.IMMEDIATE);
            if (checkHistory(connection) > position) {
                connection.rollback();
                return false;
            }
            apply(connection, migration, position);
            connection.commit();
            return true;
        } catch (SqliteException e) {
            throw failed(migration, e);
        }
    }

    private void apply(Connection connection, Migration migration, int position) {
        long start = Micros.now(clock);
        connection.execute(migration.sql());
        checkForeignKeys(connection, migration);
        if (position == 0) {
            connection.execute("PRAGMA application_id=" + DatabaseFile.APPLICATION_ID);
        }
        connection.execute("PRAGMA user_version=" + migration.number());
        long end = Micros.now(clock);
        Transaction transaction = new SqliteTransaction(connection);
        transaction.update(
                MigrationQuery.RECORD,
                p ->
                        p.set(1, position)
                                .set(2, migration.name())
                                .set(3, migration.checksum())
                                .set(4, end)
                                .set(5, end - start));
    }

    /**
     * Compares the history with the catalogue.
     *
     * @return the number of migrations applied
     */
    private int checkHistory(Connection connection) {
        List<Applied> history = readHistory(connection);
        for (int position = 0; position < history.size(); position++) {
            Applied applied = history.get(position);
            if (position >= catalogue.migrations().size()) {
                throw newer(connection, applied);
            }
            Migration known = catalogue.migrations().get(position);
            if (!applied.name().equals(known.name())) {
                throw isKnown(applied.name())
                        ? changed(connection, applied, known)
                        : newer(connection, applied);
            }
            if (!applied.checksum().equals(known.checksum())) {
                throw changed(connection, applied, known);
            }
        }
        return history.size();
    }

    private record Applied(String name, String checksum) {}

    private static List<Applied> readHistory(Connection connection) {
        try (Statement table =
                connection.statement(
                        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'")) {
            if (!table.step()) {
                return List.of();
            }
        }
        return new SqliteTransaction(connection)
                .list(
                        MigrationQuery.HISTORY,
                        Binder.NONE,
                        row -> new Applied(row.getText(0), row.getText(1)));
    }

    private boolean isKnown(String name) {
        return catalogue.migrations().stream().anyMatch(m -> m.name().equals(name));
    }

    private static void checkForeignKeys(Connection connection, Migration migration) {
        try (Statement broken = connection.prepare("PRAGMA foreign_key_check")) {
            if (broken.step()) {
                throw new TradekeepException(
                        ErrorCode.MIGRATION_FAILED,
                        "Migration "
                                + migration.name()
                                + " would leave rows of "
                                + broken.getText(0)
                                + " without their parent in "
                                + broken.getText(2)
                                + ". It was rolled back.");
            }
        }
    }

    private static TradekeepException newer(Connection connection, Applied applied) {
        return new TradekeepException(
                ErrorCode.DATABASE_NEWER,
                connection.name()
                        + " was made by a newer Tradekeep: it has the migration "
                        + applied.name()
                        + ", which this version does not know. Nothing was changed; use the newer"
                        + " version.");
    }

    private static TradekeepException changed(
            Connection connection, Applied applied, Migration known) {
        return new TradekeepException(
                ErrorCode.MIGRATION_CHANGED,
                connection.name()
                        + ": migration "
                        + applied.name()
                        + " was applied with other contents than this version's "
                        + known.name()
                        + ". Nothing was changed; use the version that made the file.");
    }

    private static TradekeepException failed(Migration migration, SqliteException e) {
        ErrorCode code = StorageErrors.codeOf(e);
        if (code.kind() == ErrorCode.Kind.RESOURCE) {
            return StorageErrors.translate(e, "Migration " + migration.name());
        }
        StringBuilder text = new StringBuilder("Migration ").append(migration.name());
        if (e.sql() != null && e.offset() >= 0) {
            text.append(".sql, line ").append(e.line());
        }
        text.append(": ").append(e.reason()).append(". It was rolled back.");
        if (e.sql() != null && e.offset() >= 0) {
            text.append('\n').append(SqlMark.at(e.sql(), e.offset()));
        }
        return new TradekeepException(ErrorCode.MIGRATION_FAILED, text.toString(), e);
    }
}
