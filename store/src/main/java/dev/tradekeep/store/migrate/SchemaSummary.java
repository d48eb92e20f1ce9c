package dev.tradekeep.store.migrate;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * What a file consists of.
 *
 * @param migrations applied
 * @param tables without those of SQLite itself
 * @param indexes that were declared, without those of keys
 */
public record SchemaSummary(long migrations, long tables, long indexes) {

    /** Counts in a file that has been migrated. */
    public static SchemaSummary read(Transaction transaction) {
        return new SchemaSummary(
                count(transaction, MigrationQuery.COUNT),
                count(transaction, MigrationQuery.COUNT_TABLES),
                count(transaction, MigrationQuery.COUNT_INDEXES));
    }

    private static long count(Transaction transaction, Query query) {
        return transaction.get(query, Binder.NONE, row -> row.getLong(0));
    }
}
