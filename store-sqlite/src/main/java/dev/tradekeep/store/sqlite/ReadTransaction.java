package dev.tradekeep.store.sqlite;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TimeLimit;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A unit of work that reads, in a transaction that is rolled back whatever becomes of it. */
final class ReadTransaction {
    private ReadTransaction() {}

    static <R extends @Nullable Object> R run(Connection connection, UnitOfWork<R> work) {
        connection.begin(TransactionMode.DEFERRED);
        R result;
        try {
            result = work.run(new SqliteTransaction(connection));
        } catch (RuntimeException | Error e) {
            rollback(connection, e);
            throw e;
        }
        connection.rollback();
        return result;
    }

    /**
     * The same with a limit on its time. The limit covers the work alone: one that has passed stops
     * every statement, and must not stop the rollback.
     */
    static <R extends @Nullable Object> R run(
            Connection connection, Duration limit, UnitOfWork<R> work) {
        return run(
                connection,
                transaction -> {
                    try (TimeLimit _ = TimeLimit.start(connection, limit)) {
                        return work.run(transaction);
                    }
                });
    }

    /** Why the work failed is worth more than that it could not be rolled back. */
    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SqliteException e) {
            failure.addSuppressed(e);
        }
    }
}
