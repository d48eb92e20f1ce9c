package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Query;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query one by one, so that several sorted alike can be walked through together in
 * constant memory. Belongs to the thread of its connection.
 */
public final class RowCursor implements AutoCloseable {
    private final Statement statement;
    private boolean onRow;

    private RowCursor(Statement statement) {
        this.statement = statement;
    }

    /** Stands on the first row of a query, if it has one. */
    public static RowCursor open(AuditContext context, Query query, long... parameters) {
        RowCursor cursor = new RowCursor(context.open(query));
        for (int i = 0; i < parameters.length; i++) {
            cursor.statement.bind(i + 1, parameters[i]);
        }
        try {
            cursor.next();
            return cursor;
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    /** Whether it stands on a row. */
    public boolean onRow() {
        return onRow;
    }

    /** Goes to the next row. */
    public void next() {
        onRow = statement.step();
    }

    /** An integer of the row. */
    public long number(int column) {
        return statement.getLong(column);
    }

    /** An integer of the row, or another one for NULL. */
    public long numberOr(int column, long instead) {
        return statement.isNull(column) ? instead : statement.getLong(column);
    }

    /** The integers of the row's first columns, as many as there is room for. */
    public void numbers(long[] into) {
        statement.getLongs(into);
    }

    /** A text of the row that is not NULL. */
    public String text(int column) {
        return String.valueOf(statement.getText(column));
    }

    /** A text of the row; null for NULL. */
    public @Nullable String textOrNull(int column) {
        return statement.getText(column);
    }

    /** Whether a column of the row is NULL. */
    public boolean isNull(int column) {
        return statement.isNull(column);
    }

    @Override
    public void close() {
        statement.close();
    }
}
