package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Row;
import org.jspecify.annotations.Nullable;

/** The row a statement stands on as a reader sees it. */
record StatementRow(Statement statement) implements Row {
    @Override
    public int index(String column) {
        return statement.columnIndex(column);
    }

    @Override
    public long getLong(int column) {
        return statement.getLong(column);
    }

    @Override
    public String getText(int column) {
        return present(column, statement.getText(column));
    }

    @Override
    public @Nullable String getTextOrNull(int column) {
        return statement.getText(column);
    }

    @Override
    public byte[] getBytes(int column) {
        return present(column, statement.getBlob(column));
    }

    @Override
    public byte @Nullable [] getBytesOrNull(int column) {
        return statement.getBlob(column);
    }

    @Override
    public boolean isNull(int column) {
        return statement.isNull(column);
    }

    private <T> T present(int column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    "Column " + statement.columnName(column) + " is NULL: " + statement.sql());
        }
        return value;
    }
}
