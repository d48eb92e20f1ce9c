package dev.tradekeep.sqlite;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The row a {@link Statement} stands on. Columns count from 0.
 *
 * <p>A row lies in native memory as an array of 16-byte cells that one call fills (see {@code
 * tradekeep.c}), so reading an integer is a memory read. Nothing of the rows passed is kept: a
 * result of any length is read in constant memory.
 */
public abstract sealed class ResultRow extends ConnectionPart permits Statement {
    /** The length of no blob. */
    public static final int NULL_LENGTH = -1;

    final String sql;
    final NativeBuffer row = new NativeBuffer();
    long handle;
    int columnCount;
    boolean open = true;
    boolean onRow;
    private @Nullable Names columnNames;

    ResultRow(Connection connection, String sql, long handle) {
        super(connection, sql);
        this.sql = sql;
        this.handle = handle;
        columnCount = Sqlite3.columnCount(handle);
        row.reserve((long) Math.max(1, columnCount) * Cell.BYTES);
    }

    /** The SQL text as it was given. */
    public String sql() {
        return sql;
    }

    /** The number of columns of a row; 0 for a statement that returns none. */
    public int columnCount() {
        return columnCount;
    }

    /** The name of a column, as {@code AS} gives it. */
    public String columnName(int column) {
        checkOpen();
        checkColumn(column);
        return Sqlite3.textAt(Sqlite3Statement.columnName(handle, column));
    }

    /**
     * The place of a column, the first of that name. Names are looked up once a statement, and
     * again when a changed schema has given it another number of columns.
     *
     * @throws IllegalArgumentException when a row has no such column
     */
    public int columnIndex(String name) {
        int column = columnNames().indexOf(name);
        if (column == Names.NONE) {
            throw new IllegalArgumentException("No column " + name + " in: " + sql);
        }
        return column;
    }

    private Names columnNames() {
        Names known = columnNames;
        if (known == null || known.count() != columnCount) {
            String[] names = new String[columnCount];
            for (int i = 0; i < names.length; i++) {
                names[i] = columnName(i);
            }
            known = new Names(names);
            columnNames = known;
        }
        return known;
    }

    /** The storage class of a column of the current row. */
    public ColumnType type(int column) {
        return ColumnType.of(Cell.type(cell(column)));
    }

    public boolean isNull(int column) {
        return type(column) == ColumnType.NULL;
    }

    /** {@link #isNull(int)} of the column of a name. */
    public boolean isNull(String column) {
        return isNull(columnIndex(column));
    }

    /**
     * An integer of the current row.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public long getLong(int column) {
        long cell = cell(column);
        if (Cell.type(cell) != ColumnType.INTEGER.number()) {
            throw wrongType(column, ColumnType.INTEGER);
        }
        return Cell.integer(cell);
    }

    /** {@link #getLong(int)} of the column of a name. */
    public long getLong(String column) {
        return getLong(columnIndex(column));
    }

    /**
     * The integers of the current row's first columns.
     *
     * @param into gets as many as it has room for
     * @throws IllegalStateException when one is of another type, or there is no row
     */
    public void getLongs(long[] into) {
        if (into.length == 0) {
            return;
        }
        cell(into.length - 1);
        long cell = row.address();
        for (int column = 0; column < into.length; column++) {
            if (Cell.type(cell) != ColumnType.INTEGER.number()) {
                throw wrongType(column, ColumnType.INTEGER);
            }
            into[column] = Cell.integer(cell);
            cell += Cell.BYTES;
        }
    }

    /**
     * A number of the current row; an integer is widened.
     *
     * @throws IllegalStateException when the value is no number, or there is no row
     */
    public double getDouble(int column) {
        long cell = cell(column);
        int type = Cell.type(cell);
        if (type == ColumnType.INTEGER.number()) {
            return Cell.integer(cell);
        }
        if (type != ColumnType.REAL.number()) {
            throw wrongType(column, ColumnType.REAL);
        }
        return Cell.real(cell);
    }

    /**
     * A text of the current row; null for NULL.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public @Nullable String getText(int column) {
        long cell = cell(column);
        int type = Cell.type(cell);
        if (type == ColumnType.NULL.number()) {
            return null;
        }
        if (type != ColumnType.TEXT.number()) {
            throw wrongType(column, ColumnType.TEXT);
        }
        return connection.texts().read(cell);
    }

    /** {@link #getText(int)} of the column of a name. */
    public @Nullable String getText(String column) {
        return getText(columnIndex(column));
    }

    /**
     * A copy of a blob of the current row; null for NULL.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public byte @Nullable [] getBlob(int column) {
        long cell = cell(column);
        int type = Cell.type(cell);
        if (type == ColumnType.NULL.number()) {
            return null;
        }
        if (type != ColumnType.BLOB.number()) {
            throw wrongType(column, ColumnType.BLOB);
        }
        byte[] blob = new byte[Cell.length(cell)];
        Cell.copyBytes(cell, blob, 0, blob.length);
        return blob;
    }

    /**
     * Copies a blob of the current row into an array that is there.
     *
     * @return the length of the blob; {@link #NULL_LENGTH} for NULL
     * @throws IllegalStateException when the value is of another type, or there is no row
     * @throws IndexOutOfBoundsException when the array is too short; nothing is copied
     */
    public int getBlob(int column, byte[] into, int at) {
        long cell = cell(column);
        int type = Cell.type(cell);
        if (type == ColumnType.NULL.number()) {
            return NULL_LENGTH;
        }
        if (type != ColumnType.BLOB.number()) {
            throw wrongType(column, ColumnType.BLOB);
        }
        int length = Cell.length(cell);
        Objects.checkFromIndexSize(at, length, into.length);
        Cell.copyBytes(cell, into, at, length);
        return length;
    }

    /** The handle, after a check that it can be used. */
    final long usableHandle() {
        connection.checkUsable();
        checkOpen();
        return handle;
    }

    final void checkOpen() {
        if (!open) {
            throw new IllegalStateException("The statement is closed: " + sql);
        }
    }

    private void checkColumn(int column) {
        if (column < 0 || column >= columnCount) {
            throw new IndexOutOfBoundsException(
                    "Wanted a column of 0 to "
                            + (columnCount - 1)
                            + ", found "
                            + column
                            + ": "
                            + sql);
        }
    }

    /** Where the cell of a column lies, after a check that there is a row. */
    private long cell(int column) {
        connection.checkThread();
        if (!onRow) {
            throw noRow();
        }
        checkColumn(column);
        return row.address() + (long) column * Cell.BYTES;
    }

    private IllegalStateException noRow() {
        connection.checkUsable();
        return new IllegalStateException("The statement stands on no row: " + sql);
    }

    private IllegalStateException wrongType(int column, ColumnType wanted) {
        return new IllegalStateException(
                "Wanted "
                        + wanted
                        + " in column "
                        + columnName(column)
                        + ", found "
                        + type(column)
                        + ": "
                        + sql);
    }
}
