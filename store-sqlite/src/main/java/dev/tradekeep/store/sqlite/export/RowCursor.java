package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.ResultRow;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TimeLimit;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, one after the other, in constant memory.
 *
 * <p>It has a read-only connection of its own and sees the books as they are at its first row.
 * While it is open the write-ahead log cannot be emptied, so it has a time limit. Belongs to the
 * thread that opened it, except for {@link #cancel}.
 */
public final class RowCursor implements AutoCloseable {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private final Connection connection;
    private final Statement statement;
    private final Duration limit;
    private final TimeLimit running;
    private volatile boolean cancelled;
    private long rows;

    private RowCursor(Connection connection, Statement statement, Duration limit) {
        this.connection = connection;
        this.statement = statement;
        this.limit = limit;
        running = TimeLimit.start(connection, limit);
    }

    /**
     * Opens a query on a file that another process may own.
     *
     * @param parameters in their order; one that is a whole number counts as such
     * @param limit of its whole life, from now on
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the SQL is wrong, may
     *     write, returns no rows, or has other parameters; as the file's opening does
     */
    public static RowCursor open(
            Path database, String sql, List<String> parameters, Duration limit) {
        Connection connection = DatabaseFile.existing(database).openForReading();
        try {
            Statement statement = prepare(connection, sql);
            bind(statement, parameters);
            return new RowCursor(connection, statement, limit);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Statement prepare(Connection connection, String sql) {
        try {
            Statement statement = connection.prepare(sql);
            if (!statement.isReadOnly() || statement.columnCount() == 0) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted a query that only reads, such as SELECT, found: " + sql);
            }
            return statement;
        } catch (SqliteException e) {
            if (StorageErrors.codeOf(e) == ErrorCode.QUERY_FAILED) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT, "The query is wrong: " + e.reason() + ".", e);
            }
            throw StorageErrors.translate(e, "Preparing the query");
        }
    }

    private static void bind(Statement statement, List<String> parameters) {
        if (parameters.size() != statement.parameterCount()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The query has "
                            + statement.parameterCount()
                            + " parameters, found "
                            + parameters.size()
                            + " values for them.");
        }
        for (int i = 0; i < parameters.size(); i++) {
            String value = parameters.get(i);
            if (INTEGER.matcher(value).matches()) {
                statement.bind(i + 1, Long.parseLong(value));
            } else {
                statement.bind(i + 1, value);
            }
        }
    }

    /** The names of the columns, as {@code AS} gives them. */
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < statement.columnCount(); i++) {
            names.add(statement.columnName(i));
        }
        return names;
    }

    /**
     * Goes on to the next row.
     *
     * @return false when there is none
     * @throws TradekeepException with {@link ErrorCode#INTERRUPTED} when it was cancelled or its
     *     time is over; the cursor can then only be closed
     */
    public boolean next() {
        if (cancelled) {
            throw stopped("it was cancelled");
        }
        try {
            boolean found = statement.step();
            rows += found ? 1 : 0;
            return found;
        } catch (SqliteException e) {
            if (e.code() == ResultCode.INTERRUPT) {
                throw stopped(
                        running.hasPassed()
                                ? "its time limit of " + limit.toSeconds() + " s has passed"
                                : "it was cancelled");
            }
            throw StorageErrors.translate(e, "Reading the next row");
        }
    }

    /** A {@link Long}, {@link Double}, {@link String}, {@code byte[]} or null, counted from 0. */
    public @Nullable Object value(int column) {
        return switch (statement.type(column)) {
            case NULL -> null;
            case INTEGER -> statement.getLong(column);
            case REAL -> statement.getDouble(column);
            case TEXT -> statement.getText(column);
            case BLOB -> statement.getBlob(column);
        };
    }

    /** The rows read so far. */
    public long rows() {
        return rows;
    }

    /** Ends the reading at the next row. For any thread. */
    public void cancel() {
        cancelled = true;
        connection.interrupt();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** The row it stands on. */
    ResultRow row() {
        return statement;
    }

    private TradekeepException stopped(String why) {
        return new TradekeepException(
                ErrorCode.INTERRUPTED, "The reading ended after " + rows + " rows: " + why + ".");
    }
}
