package dev.tradekeep.store;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.file.DatabaseFile;
import dev.tradekeep.store.file.SqliteTransaction;
import dev.tradekeep.store.file.StorageErrors;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A read-only connection of the thread that opened it. Reading never waits for the writer. */
public final class Reader implements AutoCloseable {
    private final Connection connection;

    Reader(Connection connection) {
        this.connection = connection;
    }

    /** Opens a reader on a file that another process may own. */
    public static Reader open(Path path) {
        return new Reader(DatabaseFile.at(path).openForReading());
    }

    /** Runs a unit of work that sees the books as they are at its first read. */
    public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        try {
            connection.begin(TransactionMode.DEFERRED);
            try {
                return work.run(new SqliteTransaction(connection));
            } finally {
                connection.rollback();
            }
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading " + connection.name());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
