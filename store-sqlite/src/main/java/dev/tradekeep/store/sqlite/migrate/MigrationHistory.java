package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.MigrationId;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was applied to a file, as the file itself tells it.
 *
 * @param applied in the order of application
 * @param userVersion what the file's header says: the highest number of ours that was applied
 */
record MigrationHistory(List<AppliedMigration> applied, long userVersion) {
    static final String TABLE = "migrations";

    MigrationHistory {
        applied = List.copyOf(applied);
    }

    /** Reads it; a file without the table has none. */
    static MigrationHistory read(Connection connection) {
        Transaction transaction = new SqliteTransaction(connection);
        return new MigrationHistory(
                readRows(transaction, connection.name()),
                number(connection, "PRAGMA user_version"));
    }

    /**
     * The rows alone.
     *
     * @param database how it is called in an error
     */
    static List<AppliedMigration> readRows(Transaction transaction, String database) {
        Optional<String> table =
                transaction.find(MigrationQuery.HISTORY_TABLE, Binder.NONE, row -> row.getText(0));
        if (table.isEmpty()) {
            return List.of();
        }
        if (!table.get().contains(" chain ")) {
            throw new TradekeepException(
                    ErrorCode.MIGRATION_CHANGED,
                    database
                            + " has a table migrations of another form, such as a version before"
                            + " the first release made. Nothing was changed; make a new file.");
        }
        return transaction.list(
                MigrationQuery.HISTORY,
                Binder.NONE,
                row ->
                        new AppliedMigration(
                                row.getInt("position"),
                                row.getWord(Namespace.class, "namespace"),
                                row.getText("name"),
                                row.getText("checksum"),
                                row.getText("chain"),
                                row.getLong("applied_at"),
                                row.getLong("duration_micros")));
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.statement(sql)) {
            statement.step();
            return statement.getLong(0);
        }
    }

    /** The history after one more migration. */
    MigrationHistory plus(AppliedMigration row, long newUserVersion) {
        List<AppliedMigration> rows = new ArrayList<>(applied);
        rows.add(row);
        return new MigrationHistory(rows, newUserVersion);
    }

    /** The last link of a namespace's chain. */
    String chainEnd(Namespace namespace) {
        String chain = AppliedMigration.CHAIN_START;
        for (AppliedMigration row : applied) {
            if (row.namespace() == namespace) {
                chain = row.chain();
            }
        }
        return chain;
    }

    /** The row that a migration applied now has. */
    AppliedMigration next(Migration migration, long appliedAt, long durationMicros) {
        int position = applied.isEmpty() ? 0 : applied.getLast().position() + 1;
        Namespace namespace = migration.namespace();
        String chain =
                AppliedMigration.link(chainEnd(namespace), migration.name(), migration.checksum());
        return new AppliedMigration(
                position,
                namespace,
                migration.name(),
                migration.checksum(),
                chain,
                appliedAt,
                durationMicros);
    }

    /** The highest number that was applied of a namespace. */
    OptionalInt highestNumber(Namespace namespace) {
        return applied.stream()
                .filter(row -> row.namespace() == namespace)
                .map(row -> Migration.numberOf(row.name()))
                .flatMapToInt(OptionalInt::stream)
                .max();
    }

    /** What of a catalogue is not applied, in order. */
    List<Migration> pending(MigrationCatalogue catalogue) {
        Set<MigrationId> done = new HashSet<>();
        applied.forEach(row -> done.add(row.id()));
        return catalogue.migrations().stream().filter(one -> !done.contains(one.id())).toList();
    }

    /** The row of a migration. */
    Optional<AppliedMigration> find(Migration migration) {
        return applied.stream().filter(row -> row.id().equals(migration.id())).findFirst();
    }

    /** Every difference from a catalogue, the worst kind first. */
    List<HistoryFinding> compare(MigrationCatalogue catalogue) {
        List<HistoryFinding> findings = new ArrayList<>();
        Set<MigrationId> damaged = checkChain(catalogue, findings);
        for (AppliedMigration row : applied) {
            if (!damaged.contains(row.id())) {
                checkRow(row, catalogue, findings);
            }
        }
        Map<Namespace, Integer> highest = new EnumMap<>(Namespace.class);
        for (Namespace namespace : Namespace.values()) {
            highest.put(namespace, highestNumber(namespace).orElse(-1));
        }
        for (Migration pending : pending(catalogue)) {
            int last = highest.getOrDefault(pending.namespace(), -1);
            boolean late = pending.number().orElse(Integer.MAX_VALUE) < last;
            findings.add(
                    new HistoryFinding(
                            late ? HistoryFinding.Kind.OUT_OF_ORDER : HistoryFinding.Kind.MISSING,
                            pending.namespace(),
                            pending.name(),
                            late
                                    ? "is not applied, though number " + last + " is"
                                    : "is not applied yet"));
        }
        findings.sort(Comparator.comparing(HistoryFinding::kind));
        return Collections.unmodifiableList(findings);
    }

    /** Returns the rows whose checksum is not the one that they were written with. */
    private Set<MigrationId> checkChain(
            MigrationCatalogue catalogue, List<HistoryFinding> findings) {
        Set<MigrationId> damaged = new HashSet<>();
        Map<Namespace, String> chains = new EnumMap<>(Namespace.class);
        int position = 0;
        for (AppliedMigration row : applied) {
            String before = chains.getOrDefault(row.namespace(), AppliedMigration.CHAIN_START);
            String wanted = AppliedMigration.link(before, row.name(), row.checksum());
            if (!row.chain().equals(wanted) && fitsTheFile(row, before, catalogue)) {
                damaged.add(row.id());
                findings.add(
                        tampered(
                                row.namespace(),
                                row.name(),
                                "has another checksum in the table migrations than its row was"
                                        + " written with: the row is damaged or was edited, and the"
                                        + " migration is as it was applied"));
            } else if (row.position() != position || !row.chain().equals(wanted)) {
                findings.add(
                        tampered(
                                row.namespace(),
                                row.name(),
                                "does not follow the row before it in the table migrations: a row"
                                        + " is damaged, or was removed, moved or edited"));
            }
            chains.put(row.namespace(), row.chain());
            position = row.position() + 1;
        }
        int highest = highestNumber(Namespace.TRADEKEEP).orElse(0);
        if (userVersion != highest) {
            findings.add(
                    tampered(
                            Namespace.TRADEKEEP,
                            TABLE,
                            "ends with number "
                                    + highest
                                    + ", but the file's user_version is "
                                    + userVersion));
        }
        return damaged;
    }

    /** Whether the chain was made with the checksum that the migration has now. */
    private static boolean fitsTheFile(
            AppliedMigration row, String before, MigrationCatalogue catalogue) {
        return catalogue
                .find(row.id())
                .map(known -> AppliedMigration.link(before, row.name(), known.checksum()))
                .filter(row.chain()::equals)
                .isPresent();
    }

    private static HistoryFinding tampered(Namespace namespace, String name, String detail) {
        return new HistoryFinding(HistoryFinding.Kind.TAMPERED, namespace, name, detail);
    }

    private static void checkRow(
            AppliedMigration row, MigrationCatalogue catalogue, List<HistoryFinding> findings) {
        if (row.namespace() == Namespace.USER && !catalogue.withUser()) {
            return;
        }
        Optional<Migration> known = catalogue.find(row.id());
        if (known.isEmpty()) {
            findings.add(
                    new HistoryFinding(
                            HistoryFinding.Kind.UNKNOWN,
                            row.namespace(),
                            row.name(),
                            row.namespace() == Namespace.USER
                                    ? "was applied, but the folder does not hold it"
                                    : "was applied by a version that this one does not know"));
            return;
        }
        if (!known.get().checksum().equals(row.checksum())) {
            findings.add(
                    new HistoryFinding(
                            HistoryFinding.Kind.EDITED,
                            row.namespace(),
                            row.name(),
                            known.get().isWithOtherLineEnds(row.checksum())
                                    ? "was applied with other line ends than the file has now (LF"
                                            + " became CRLF or the other way round, as git's"
                                            + " autocrlf does); its statements are the same"
                                    : "was applied with other contents than the file has now; its row"
                                            + " in the table migrations is sound, so the file was"
                                            + " edited"));
        }
    }
}
