package dev.tradekeep.store.sql;

/**
 * Collects rows of integers and writes them with statements of many rows, in the order they came.
 */
public final class MultiRow implements AutoCloseable {
    /** Rows of one statement: more of them gain little and cost buffers. */
    public static final int ROWS = 64;

    private final Batch one;
    private final Batch many;
    private final int columns;
    private final long[] values;
    private int filled;

    /**
     * Begins to collect.
     *
     * @param one writes a row, as {@link #insert} has it for 1
     * @param many writes {@link #ROWS} of them
     * @param row its columns
     */
    public MultiRow(Transaction transaction, Query one, Query many, Columns row) {
        columns = row.names().size();
        this.one = transaction.batch(one);
        this.many = transaction.batch(many);
        values = new long[columns * ROWS];
    }

    /** The INSERT of so many rows: {@code INSERT INTO table (a, b) VALUES (?1, ?2), (?3, ?4)}. */
    public static String insert(Columns row, int rows) {
        return row.into() + values(row.names().size(), rows);
    }

    /** The VALUES clause for so many rows: {@code VALUES (?1, ?2), (?3, ?4)}. */
    public static String values(int columns, int rows) {
        StringBuilder sql = new StringBuilder("VALUES ");
        int parameter = 1;
        for (int row = 0; row < rows; row++) {
            sql.append(row == 0 ? "(" : ", (");
            for (int column = 0; column < columns; column++) {
                sql.append(column == 0 ? "?" : ", ?").append(parameter++);
            }
            sql.append(')');
        }
        return sql.toString();
    }

    /** Sets a column of the row in hand, by its {@link Columns#index}. */
    public MultiRow set(int column, long value) {
        values[filled + column] = value;
        return this;
    }

    /** Takes the row in hand; every column has been set. */
    public void add() {
        filled += columns;
        if (filled == values.length) {
            many.setAll(1, values, 0, filled);
            many.add();
            filled = 0;
        }
    }

    /** Writes what has been collected. */
    public void flush() {
        for (int at = 0; at < filled; at += columns) {
            one.setAll(1, values, at, columns);
            one.add();
        }
        filled = 0;
    }

    /** Closes the statements; rows that were not flushed are dropped. */
    @Override
    public void close() {
        many.close();
        one.close();
    }
}
