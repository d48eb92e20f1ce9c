package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Query;
import java.util.Map;
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

    /** Stands on the first row of a query without parameters, if it has one. */
    public static RowCursor open(AuditContext context, Query query) {
        return open(context, query, Map.of());
    }

    /** Stands on the first row of a query, if it has one. */
    public static RowCursor open(AuditContext context, Query query, Map<String, Long> parameters) {
        RowCursor cursor = new RowCursor(context.open(query));
        try {
            parameters.forEach(cursor::bind);
            cursor.next();
            return cursor;
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private void bind(String name, long value) {
        statement.bind(statement.parameterIndex(name), value);
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
    public long number(String column) {
        return statement.getLong(column);
    }

    /** An integer of the row, or another one for NULL. */
    public long numberOr(String column, long instead) {
        return statement.isNull(column) ? instead : statement.getLong(column);
    }

    /** A text of the row that is not NULL. */
    public String text(String column) {
        return String.valueOf(textOrNull(column));
    }

    /** A text of the row; null for NULL. */
    public @Nullable String textOrNull(String column) {
        return statement.getText(column);
    }

    /** An integer of the row, by the position that a declared list of columns gives. */
    public long number(int column) {
        return statement.getLong(column);
    }

    /** Whether a column of the row is NULL, by its position. */
    public boolean isNull(int column) {
        return statement.isNull(column);
    }

    /** The integers of the row's first columns, as many as there is room for. */
    public void numbers(long[] into) {
        statement.getLongs(into);
    }

    @Override
    public void close() {
        statement.close();
    }
}
