package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file consists of.
 *
 * @param migrations applied, of all namespaces
 * @param numbered those of ours with a number up to {@link #LAST_NUMBER}
 * @param pending names of ours that are not applied
 * @param tables without those of SQLite itself
 * @param missingTables of {@link CoreTables}
 * @param indexes that were declared, without those of keys
 */
public record SchemaSummary(
        long migrations,
        long numbered,
        List<String> pending,
        long tables,
        List<String> missingTables,
        long indexes) {
    /** The last number of the schema's first edition. */
    public static final int LAST_NUMBER = 102;

    private static final String VIRTUAL = "CREATE VIRTUAL TABLE";

    public SchemaSummary {
        pending = List.copyOf(pending);
        missingTables = List.copyOf(missingTables);
    }

    /** Counts in a file of ours. */
    public static SchemaSummary read(Transaction transaction, MigrationCatalogue catalogue) {
        MigrationHistory history =
                new MigrationHistory(MigrationHistory.readRows(transaction, "The database"), 0);
        List<String> tables = tables(transaction);
        return new SchemaSummary(
                history.applied().size(),
                history.applied().stream().filter(SchemaSummary::isNumbered).count(),
                history.pending(catalogue).stream().map(Migration::name).toList(),
                tables.size(),
                CoreTables.names().stream().filter(name -> !tables.contains(name)).toList(),
                count(transaction, MigrationQuery.COUNT_INDEXES));
    }

    /** A table of full-text search counts as one, without those that it keeps its index in. */
    private static List<String> tables(Transaction transaction) {
        Map<String, String> texts = new TreeMap<>();
        transaction.forEach(
                MigrationQuery.TABLES,
                Binder.NONE,
                row -> texts.put(row.getText(0), row.getText(1)));
        List<String> virtual =
                texts.keySet().stream()
                        .filter(name -> texts.getOrDefault(name, "").startsWith(VIRTUAL))
                        .toList();
        return texts.keySet().stream()
                .filter(name -> virtual.stream().noneMatch(one -> name.startsWith(one + "_")))
                .toList();
    }

    private static boolean isNumbered(AppliedMigration row) {
        return row.namespace() == Namespace.TRADEKEEP
                && Migration.numberOf(row.name()).orElse(Integer.MAX_VALUE) <= LAST_NUMBER;
    }

    private static long count(Transaction transaction, Query query) {
        return transaction.get(query, Binder.NONE, row -> row.getLong(0));
    }
}
