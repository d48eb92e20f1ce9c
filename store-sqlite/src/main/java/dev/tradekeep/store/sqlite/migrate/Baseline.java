package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Writes the history that a file with the right schema has lost, in one transaction. */
final class Baseline {
    private static final int LINES_SHOWN_MAX = 40;

    private final MigrationCatalogue catalogue;
    private final List<Migration> wanted;
    private final InstantSource clock;

    /**
     * @param wanted what the history is to hold, in order
     */
    Baseline(MigrationCatalogue catalogue, List<Migration> wanted, InstantSource clock) {
        this.catalogue = catalogue;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Throws unless the schema is the one wanted and what there is of a history fits. */
    static void check(
            Connection connection,
            MigrationCatalogue catalogue,
            List<Migration> wanted,
            List<SchemaObject> schema) {
        checkHistory(connection, catalogue, wanted);
        List<SchemaChange> changes =
                SchemaDiff.between(schema, SchemaObject.read(connection)).stream()
                        .filter(change -> !isLostHistory(change))
                        .toList();
        if (changes.isEmpty()) {
            return;
        }
        String excerpt =
                changes.stream()
                        .flatMap(change -> change.lines().stream())
                        .limit(LINES_SHOWN_MAX)
                        .collect(Collectors.joining("\n"));
        throw new TradekeepException(
                ErrorCode.SCHEMA_DRIFTED,
                connection.name()
                        + " does not have the schema of the migrations: "
                        + changes.size()
                        + " differences. Nothing was changed.",
                excerpt,
                null);
    }

    private static boolean isLostHistory(SchemaChange change) {
        return change.kind() == SchemaChange.Kind.REMOVED
                && change.name().equals(MigrationHistory.TABLE);
    }

    private static void checkHistory(
            Connection connection, MigrationCatalogue catalogue, List<Migration> wanted) {
        for (AppliedMigration row : MigrationHistory.read(connection).applied()) {
            boolean fits =
                    catalogue
                            .find(row.id())
                            .filter(wanted::contains)
                            .filter(known -> known.checksum().equals(row.checksum()))
                            .isPresent();
            if (!fits) {
                throw new TradekeepException(
                        ErrorCode.MIGRATION_CHANGED,
                        connection.name()
                                + ": the history holds "
                                + row.name()
                                + ", which is not known here or has other contents. Nothing was"
                                + " changed; name its folder with --migrations, or use the version"
                                + " that made the file.");
            }
        }
    }

    /** Writes the history. What was known of the time of application is kept. */
    MigrationReport write(Connection connection, Path file) {
        MigrationHistory before = MigrationHistory.read(connection);
        if (before.pending(new MigrationCatalogue(wanted, catalogue.withUser())).isEmpty()
                && before.compare(catalogue).stream()
                        .allMatch(one -> one.kind() == HistoryFinding.Kind.MISSING)) {
            return new MigrationReport(List.of(), before.applied().size(), Optional.empty());
        }
        CopyMade copy = SafetyCopy.make(connection, file, clock);
        try {
            connection.begin(TransactionMode.IMMEDIATE);
            List<String> added = rewrite(connection, before);
            copy.note(new SqliteTransaction(connection), SafetyCopy.deleteOld(file, clock));
            connection.commit();
            return new MigrationReport(added, wanted.size(), Optional.of(copy.file()));
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Writing the history of " + connection.name());
        } finally {
            connection.rollback();
        }
    }

    private List<String> rewrite(Connection connection, MigrationHistory before) {
        SqliteTransaction transaction = new SqliteTransaction(connection);
        if (transaction.list(MigrationQuery.HISTORY_TABLE, Binder.NONE, row -> 1).isEmpty()) {
            connection.execute(catalogue.migrations().getFirst().sql());
        }
        transaction.update(MigrationQuery.FORGET, Binder.NONE);
        MigrationHistory history = new MigrationHistory(List.of(), 0);
        List<String> added = new ArrayList<>();
        long now = Micros.now(clock);
        for (Migration migration : wanted) {
            Optional<AppliedMigration> known = before.find(migration);
            if (known.isEmpty()) {
                added.add(migration.name());
            }
            AppliedMigration row =
                    history.next(
                            migration,
                            known.map(AppliedMigration::appliedAt).orElse(now),
                            known.map(AppliedMigration::durationMicros).orElse(0L));
            row.record(transaction);
            history = history.plus(row, 0);
        }
        OptionalInt number = history.highestNumber(Namespace.TRADEKEEP);
        connection.execute("PRAGMA application_id=" + DatabaseFile.APPLICATION_ID);
        connection.execute("PRAGMA user_version=" + number.orElse(0));
        return added;
    }
}
