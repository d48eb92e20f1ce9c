package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings the schema of one file up to date.
 *
 * <p>Each migration is one transaction that holds its history row too, so that a crash at any
 * moment leaves whole migrations. {@code BEGIN IMMEDIATE} is the lock between processes, and the
 * history is read inside it whenever another connection has written: of two programs that start at
 * once on a new file, one migrates and the other finds it done. Foreign keys are off while a
 * migration runs, because a table that is rebuilt would lose its children, and checked before it
 * commits.
 */
public final class Migrator {
    private final MigrationCatalogue catalogue;
    private final InstantSource clock;
    private final boolean onCopy;

    public Migrator(MigrationCatalogue catalogue, InstantSource clock) {
        this(catalogue, clock, false);
    }

    /**
     * @param onCopy whether it works on a copy, so that a failure leaves the file as it was
     */
    Migrator(MigrationCatalogue catalogue, InstantSource clock, boolean onCopy) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.onCopy = onCopy;
    }

    /**
     * Compares the file with the migrations known here, without writing to it.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NEWER}, {@link
     *     ErrorCode#MIGRATION_CHANGED} or {@link ErrorCode#MIGRATION_HISTORY_BROKEN}
     */
    public void check(Connection connection) {
        readHistory(connection);
    }

    /** {@link #migrate(Connection, MigrationOptions)} with all that is missing. */
    public MigrationReport migrate(Connection connection) {
        return migrate(connection, MigrationOptions.DEFAULT);
    }

    /**
     * Applies what is missing.
     *
     * @param connection without an open transaction; has foreign keys on after anything was applied
     * @throws TradekeepException as {@link #check}, before anything is written; with {@link
     *     ErrorCode#MIGRATION_FAILED} or {@link ErrorCode#USER_MIGRATION_FAILED} after the whole
     *     migrations before the failing one, which stay
     */
    public MigrationReport migrate(Connection connection, MigrationOptions options) {
        MigrationHistory before = readHistory(connection);
        if (pending(before, options).isEmpty()) {
            return MigrationReport.upToDate(before.applied().size());
        }
        connection.execute("PRAGMA foreign_keys=OFF");
        try {
            return new Run(connection, options).toEnd();
        } finally {
            connection.rollback();
            connection.execute("PRAGMA foreign_keys=ON");
        }
    }

    /** The history, after a check. */
    MigrationHistory readHistory(Connection connection) {
        MigrationHistory history;
        try {
            history = MigrationHistory.read(connection);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading the migrations of " + connection.name());
        }
        List<HistoryFinding> findings = history.compare(catalogue);
        // A newer program may keep its history in another way, so this comes before its chain.
        findings.stream()
                .filter(this::isNewer)
                .findFirst()
                .ifPresent(finding -> {
                    throw refused(connection, finding);
                });
        findings.stream()
                .filter(finding -> finding.kind() != HistoryFinding.Kind.MISSING)
                .findFirst()
                .ifPresent(finding -> {
                    throw refused(connection, finding);
                });
        return history;
    }

    /** Whether it is a migration of ours with a number above all that are known here. */
    private boolean isNewer(HistoryFinding finding) {
        return finding.kind() == HistoryFinding.Kind.UNKNOWN
                && finding.namespace() == Namespace.TRADEKEEP
                && Migration.numberOf(finding.migration()).orElse(-1)
                        > catalogue.lastNumber(Namespace.TRADEKEEP);
    }

    /** What is to be applied, in order. */
    List<Migration> pending(MigrationHistory history, MigrationOptions options) {
        return history.pending(catalogue).stream().filter(options::wants).toList();
    }

    private static TradekeepException refused(Connection connection, HistoryFinding finding) {
        boolean ours = finding.namespace() == Namespace.TRADEKEEP;
        String what =
                connection.name() + ": migration " + finding.migration() + " " + finding.detail();
        return switch (finding.kind()) {
            case TAMPERED ->
                    new TradekeepException(
                            ErrorCode.MIGRATION_HISTORY_BROKEN,
                            connection.name()
                                    + ": the history of the migrations is damaged, or was changed by hand ("
                                    + finding.migration()
                                    + " "
                                    + finding.detail()
                                    + "). Nothing was changed now; restore a backup, or see"
                                    + " 'tradekeep db baseline --help'.");
            case UNKNOWN ->
                    ours
                            ? new TradekeepException(
                                    ErrorCode.DATABASE_NEWER,
                                    connection.name()
                                            + " was made by a newer Tradekeep: it has the migration "
                                            + finding.migration()
                                            + ", which this version does not know. Nothing was"
                                            + " changed; use the newer version.")
                            : changed(what + ". Nothing was changed; put the file back.");
            case EDITED ->
                    changed(
                            what
                                    + (ours
                                            ? ". Nothing was changed; use the version that made"
                                                    + " the file."
                                            : ". Nothing was changed; restore the file and put"
                                                    + " what is new into another one."));
            case OUT_OF_ORDER -> changed(what + ". Nothing was changed; give it a number above.");
            case MISSING -> throw new IllegalArgumentException("Being behind is no refusal");
        };
    }

    private static TradekeepException changed(String message) {
        return new TradekeepException(ErrorCode.MIGRATION_CHANGED, message);
    }

    /** One run over what is missing. */
    private final class Run {
        private final Connection connection;
        private final MigrationOptions options;
        private final ScriptRunner runner;
        private final List<String> applied = new ArrayList<>();
        private MigrationHistory history = new MigrationHistory(List.of(), 0);
        private List<Migration> left = List.of();
        private long seenVersion = -1;

        Run(Connection connection, MigrationOptions options) {
            this.connection = connection;
            this.options = options;
            runner = new ScriptRunner(connection, options.listener());
        }

        MigrationReport toEnd() {
            boolean more = true;
            while (more) {
                more = applyNext();
            }
            int total = history.applied().size();
            return new MigrationReport(applied, total, Optional.empty());
        }

        /** Whether there was one. */
        private boolean applyNext() {
            Migration migration = null;
            try {
                connection.begin(TransactionMode.IMMEDIATE);
                look();
                if (left.isEmpty()) {
                    connection.rollback();
                    return false;
                }
                migration = left.getFirst();
                apply(migration);
                return true;
            } catch (SqliteException e) {
                String where = migration == null ? "Migrating" : "Migration " + migration.file();
                throw StorageErrors.translate(e, where);
            } catch (MigrationFailure failure) {
                connection.rollback();
                throw failure.translate(left.getFirst(), outcome());
            }
        }

        /** Reads the history, unless only this run has written since it did. */
        private void look() {
            long version = number("PRAGMA data_version");
            if (version != seenVersion) {
                history = readHistory(connection);
                left = pending(history, options);
                seenVersion = version;
            }
        }

        private void apply(Migration migration) throws MigrationFailure {
            long start = Micros.now(clock);
            boolean rowsTouched = runner.run(migration);
            // The check looks at every table; rows that nobody touched still have their parents.
            if (rowsTouched) {
                checkForeignKeys();
            }
            checkHistoryKept(migration);
            boolean ours = migration.namespace() == Namespace.TRADEKEEP;
            long version =
                    ours
                            ? migration.number().orElse((int) history.userVersion())
                            : history.userVersion();
            if (history.applied().isEmpty()) {
                connection.execute("PRAGMA application_id=" + DatabaseFile.APPLICATION_ID);
            }
            if (version != history.userVersion()) {
                connection.execute("PRAGMA user_version=" + version);
            }
            long end = Micros.now(clock);
            AppliedMigration row = history.next(migration, end, end - start);
            row.record(new SqliteTransaction(connection));
            connection.commit();
            history = history.plus(row, version);
            left = left.subList(1, left.size());
            applied.add(migration.name());
            int total = applied.size() + left.size();
            options.listener().applied(migration, row.durationMicros(), applied.size(), total);
        }

        private void checkForeignKeys() throws MigrationFailure {
            try (Statement broken = connection.statement("PRAGMA foreign_key_check")) {
                if (broken.step()) {
                    throw MigrationFailure.of(
                            "it would leave rows of "
                                    + broken.getText("table")
                                    + " without their parent in "
                                    + broken.getText("parent"));
                }
            }
        }

        /** A migration that names the table of the history must leave it as it was. */
        private void checkHistoryKept(Migration migration) throws MigrationFailure {
            boolean names =
                    migration.sql().toLowerCase(Locale.ROOT).contains(MigrationHistory.TABLE);
            if (!names || history.applied().isEmpty()) {
                return;
            }
            if (!MigrationHistory.read(connection).equals(history)) {
                throw MigrationFailure.of("it would change the history of the migrations");
            }
        }

        private long number(String pragma) {
            try (Statement statement = connection.statement(pragma)) {
                statement.step();
                return statement.getLong(0);
            }
        }

        private String outcome() {
            if (onCopy) {
                return " on a copy; the file itself is as it was.";
            }
            if (applied.isEmpty()) {
                return ", and nothing was changed.";
            }
            return applied.size() == 1
                    ? "; applied before it and kept: " + applied.getFirst() + "."
                    : "; applied before it and kept: "
                            + applied.size()
                            + ", "
                            + applied.getFirst()
                            + " to "
                            + applied.getLast()
                            + ".";
        }
    }
}
