package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file next to the migrations known here: its history and its schema. For a file that may be
 * broken: what cannot be read is told and does not throw.
 */
public final class SchemaComparison {
    private final List<HistoryFinding> history;
    private final List<SchemaChange> changes;
    private final Set<String> made;
    private final List<Migration> applied;

    private SchemaComparison(
            List<HistoryFinding> history,
            List<SchemaChange> changes,
            Set<String> made,
            List<Migration> applied) {
        this.history = List.copyOf(history);
        this.changes = List.copyOf(changes);
        this.made = Set.copyOf(made);
        this.applied = List.copyOf(applied);
    }

    /** Compares; the file is only read. */
    public static SchemaComparison of(Connection file, MigrationCatalogue catalogue) {
        MigrationHistory history = readHistory(file).orElse(new MigrationHistory(List.of(), 0));
        List<Migration> applied = applied(history, catalogue);
        boolean allKnown = applied.isEmpty() || applied.size() == history.applied().size();
        List<SchemaObject> wanted = schemaOf(applied.isEmpty() ? catalogue.migrations() : applied);
        List<SchemaObject> found = SchemaObject.read(file);
        Set<String> made = new HashSet<>();
        wanted.forEach(object -> made.add(key(object.type(), object.name())));
        // Most are spelled alike, and making one spelling of two takes longer than comparing them.
        Set<SchemaObject> alike = new HashSet<>(wanted);
        alike.retainAll(new HashSet<>(found));
        List<SchemaChange> changes =
                SchemaDiff.between(without(alike, wanted), without(alike, found)).stream()
                        .filter(change -> allKnown || change.kind() != SchemaChange.Kind.ADDED)
                        .toList();
        return new SchemaComparison(compare(file, catalogue), changes, made, applied);
    }

    private static Optional<MigrationHistory> readHistory(Connection file) {
        try {
            return Optional.of(MigrationHistory.read(file));
        } catch (RuntimeException e) {
            // Of another form; compare() tells what is wrong with it.
            return Optional.empty();
        }
    }

    private static List<HistoryFinding> compare(Connection file, MigrationCatalogue catalogue) {
        try {
            return MigrationHistory.read(file).compare(catalogue);
        } catch (SqliteException e) {
            throw e;
        } catch (RuntimeException e) {
            return List.of(
                    new HistoryFinding(
                            HistoryFinding.Kind.TAMPERED,
                            Namespace.TRADEKEEP,
                            MigrationHistory.TABLE,
                            "cannot be read: " + e.getMessage()));
        }
    }

    private static List<Migration> applied(MigrationHistory history, MigrationCatalogue catalogue) {
        List<Migration> applied = new ArrayList<>();
        for (AppliedMigration row : history.applied()) {
            catalogue.find(row.id()).ifPresent(applied::add);
        }
        return applied;
    }

    private static List<SchemaObject> schemaOf(List<Migration> migrations) {
        return Rehearsal.ofEmpty(copy -> {
            apply(migrations, copy);
            return SchemaObject.read(copy);
        });
    }

    private static void apply(List<Migration> migrations, Connection copy) {
        copy.begin(TransactionMode.IMMEDIATE);
        migrations.forEach(migration -> copy.execute(migration.sql()));
        copy.commit();
    }

    private static List<SchemaObject> without(Set<SchemaObject> left, List<SchemaObject> all) {
        return all.stream().filter(object -> !left.contains(object)).toList();
    }

    private static String key(String type, String name) {
        return type + " " + name;
    }

    /** Every difference of the history, the worst first. */
    public List<HistoryFinding> history() {
        return history;
    }

    /**
     * What was changed in the schema without a migration. What was added is left out when the file
     * has migrations that are not known here.
     */
    public List<SchemaChange> changes() {
        return changes;
    }

    /** Whether the file lacks migrations of this program, and has none that it does not know. */
    public boolean isBehind() {
        return !history.isEmpty()
                && history.stream().allMatch(one -> one.kind() == HistoryFinding.Kind.MISSING);
    }

    /**
     * Whether a statement asks for what the file's own migrations make. One that this program knows
     * may ask for a table or a column that only a later migration makes, which the file then lacks
     * although nothing is wrong with it.
     */
    public boolean suits(String sql) {
        return Rehearsal.ofEmpty(copy -> {
            apply(applied, copy);
            try (Statement _ = copy.prepare(sql)) {
                return true;
            } catch (SqliteException e) {
                return false;
            }
        });
    }

    /** Whether the migrations make an object, such as the {@code table} of a name. */
    public boolean makes(String type, String name) {
        return made.contains(key(type, name));
    }
}
