package dev.tradekeep.store.sqlite;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionCounter;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A read-only connection of the thread that opened it. Reading never waits for the writer. */
public final class DatabaseReader implements Reader {
    private static final int PLAN_DETAIL_COLUMN = 3;

    private final DatabaseFile file;
    private final Connection connection;

    DatabaseReader(DatabaseFile file) {
        this.file = file;
        connection = file.openForReading();
    }

    /**
     * Opens a reader on a file that another process may own.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NOT_FOUND} when there is no file
     */
    public static DatabaseReader open(Path path) {
        return new DatabaseReader(DatabaseFile.existing(path));
    }

    /** Where the file lies: an absolute path without symbolic links. */
    public Path path() {
        return file.path();
    }

    /** The size of the file and of its write-ahead log, bytes. */
    public long sizeBytes() {
        return file.sizeBytes();
    }

    /** Every setting as this connection answers it. */
    public Map<Setting, String> settings() {
        return describe("reader").settings();
    }

    /** How this connection is set, for an audit. */
    public OpenConnection describe(String name) {
        return OpenConnection.of(name, connection);
    }

    /** How often pages were found in the cache of this connection since it was opened. */
    public long cacheHits() {
        return ConnectionCounter.CACHE_HITS.of(connection);
    }

    /** How often they were not. */
    public long cacheMisses() {
        return ConnectionCounter.CACHE_MISSES.of(connection);
    }

    /** How a query would run now: the lines of its plan. */
    public List<String> explain(Query query) {
        List<String> lines = new ArrayList<>();
        try (Statement statement =
                connection.prepare("EXPLAIN QUERY PLAN " + query.sql(SqliteDialect.INSTANCE))) {
            while (statement.step()) {
                lines.add(String.valueOf(statement.getText(PLAN_DETAIL_COLUMN)));
            }
            return lines;
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }

    @Override
    public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        try {
            return ReadTransaction.run(connection, work);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading " + connection.name());
        }
    }

    @Override
    public <R extends @Nullable Object> R read(Duration limit, UnitOfWork<R> work) {
        try {
            return ReadTransaction.run(connection, limit, work);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading " + connection.name());
        }
    }

    /**
     * Whether a unit of work that failed left its transaction open: then no other can begin, the
     * write-ahead log grows, and the reader can only be closed.
     */
    public boolean isStuck() {
        return connection.inTransaction();
    }

    /**
     * Asks this reader's connection what only SQLite can answer.
     *
     * @throws TradekeepException in place of what SQLite throws
     */
    public <R extends @Nullable Object> R ask(Function<Connection, R> question) {
        try {
            return question.apply(connection);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Asking " + connection.name());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
