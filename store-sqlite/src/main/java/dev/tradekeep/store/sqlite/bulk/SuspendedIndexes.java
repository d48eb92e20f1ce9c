package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;

/**
 * The indexes of a table, away for the rest of a transaction unless they are restored in it. A
 * crash or a rollback brings them back by itself.
 */
final class SuspendedIndexes {
    private final Transaction transaction;
    private final TableShape table;
    private final boolean analyzed;

    private SuspendedIndexes(Transaction transaction, TableShape table, boolean analyzed) {
        this.transaction = transaction;
        this.table = table;
        this.analyzed = analyzed;
    }

    /** Takes them away. */
    static SuspendedIndexes of(Transaction transaction, TableShape table) {
        SuspendedIndexes suspended =
                new SuspendedIndexes(transaction, table, isAnalyzed(transaction, table));
        for (IndexShape index : table.indexes()) {
            suspended.run("DROP INDEX " + SqlName.quoted(index.name()));
        }
        return suspended;
    }

    /** Makes them again, word for word; the statistics that went with them are rebuilt. */
    void restore() {
        table.indexes().forEach(index -> run(index.sql()));
        if (analyzed) {
            run("ANALYZE " + SqlName.quoted(table.name()));
        }
    }

    private static boolean isAnalyzed(Transaction transaction, TableShape table) {
        boolean any =
                transaction.get(BulkQuery.HAS_STATISTICS, Binder.NONE, row -> row.getBoolean(0));
        GeneratedQuery has =
                new GeneratedQuery(
                        "bulk look at statistics",
                        "SELECT EXISTS (SELECT 1 FROM sqlite_stat1 WHERE tbl = :table)");
        return any
                && transaction.get(
                        has, p -> p.set("table", table.name()), row -> row.getBoolean(0));
    }

    private void run(String sql) {
        transaction.update(new GeneratedQuery("bulk indexes of " + table.name(), sql), Binder.NONE);
    }
}
