package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a file up to date the careful way: rehearsed on a copy when that is wanted, backed up when
 * it holds something, and synced at the end.
 */
public final class SchemaUpgrade {
    private final MigrationCatalogue catalogue;
    private final InstantSource clock;
    private final MigrationOptions options;
    private final Migrator migrator;

    public SchemaUpgrade(
            MigrationCatalogue catalogue, InstantSource clock, MigrationOptions options) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.options = options;
        migrator = new Migrator(catalogue, clock);
    }

    /**
     * Opens the writing connection and applies what is missing; a missing file is made.
     *
     * @param file of the calling process
     * @param check looks at the contents, too, before anything is written, and throws to refuse
     *     them
     * @see Migrator#migrate(Connection, MigrationOptions)
     */
    public Migrated open(DatabaseFile file, Consumer<Connection> check) {
        Optional<MigrationReport> made =
                file.exists() ? Optional.empty() : Optional.of(make(file.path()));
        Connection connection =
                file.openForWriting(opened -> {
                    migrator.check(opened);
                    check.accept(opened);
                });
        try {
            MigrationReport rest = run(connection, file.path(), made.isPresent());
            return new Migrated(connection, made.map(first -> first.then(rest)).orElse(rest));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private MigrationReport make(Path file) {
        if (options.allOrNothing()) {
            Rehearsal.ofEmpty(this::rehearse);
        }
        return new NewDatabase(catalogue, clock).make(file, options);
    }

    private MigrationReport rehearse(Connection copy) {
        MigrationOptions unheard = options.heardBy(MigrationListener.NONE);
        return new Migrator(catalogue, clock, true).migrate(copy, unheard);
    }

    private MigrationReport run(Connection connection, Path file, boolean isNew) {
        MigrationHistory history = migrator.readHistory(connection);
        if (migrator.pending(history, options).isEmpty()) {
            return MigrationReport.upToDate(history.applied().size());
        }
        if (options.allOrNothing() && !isNew) {
            Rehearsal.of(connection, file, this::rehearse);
        }
        // A new file has nothing to lose: its migrations can be run again.
        Optional<CopyMade> copy =
                isNew || history.applied().isEmpty()
                        ? Optional.empty()
                        : Optional.of(SafetyCopy.make(connection, file, clock));
        MigrationReport report = migrate(connection, history, copy);
        copy.ifPresent(made -> note(connection, made, SafetyCopy.deleteOld(file, clock)));
        // The commits of a log with synchronous=NORMAL reach the disk here, all at once.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)");
        return new MigrationReport(report.applied(), report.total(), copy.map(CopyMade::file));
    }

    private MigrationReport migrate(
            Connection connection, MigrationHistory before, Optional<CopyMade> copy) {
        try {
            return migrator.migrate(connection, options);
        } catch (RuntimeException e) {
            copy.filter(made -> isStill(before, connection)).ifPresent(SafetyCopy::drop);
            throw e;
        }
    }

    private static boolean isStill(MigrationHistory before, Connection connection) {
        try {
            return MigrationHistory.read(connection).equals(before);
        } catch (SqliteException | TradekeepException e) {
            // Whatever made the migration fail may keep it from being read: the copy stays.
            return false;
        }
    }

    private static void note(Connection connection, CopyMade copy, List<Path> kept) {
        try {
            connection.begin(TransactionMode.IMMEDIATE);
            copy.note(new SqliteTransaction(connection), kept);
            connection.commit();
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Noting the backup " + copy.file());
        } finally {
            connection.rollback();
        }
    }

    /**
     * A file that is up to date.
     *
     * @param connection that writes it; the caller closes it
     */
    public record Migrated(Connection connection, MigrationReport report) {}
}
