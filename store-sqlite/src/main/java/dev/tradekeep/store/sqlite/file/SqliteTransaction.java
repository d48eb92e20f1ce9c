package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.RowVisitor;
import dev.tradekeep.store.sql.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The seam over one connection, with the statements of its cache. Who makes it begins and ends the
 * transaction.
 */
public final class SqliteTransaction implements Transaction {
    private final Connection connection;

    public SqliteTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void forEach(Query query, Binder binder, RowVisitor visitor) {
        try (Statement statement = connection.statement(query.sql())) {
            StatementView view = new StatementView(statement);
            binder.bind(view);
            while (statement.step()) {
                visitor.visit(view);
            }
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }

    @Override
    public long update(Query query, Binder binder) {
        try (Statement statement = connection.statement(query.sql())) {
            binder.bind(new StatementView(statement));
            return statement.update();
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }

    @Override
    public long insert(Query query, Binder binder) {
        long rows = update(query, binder);
        if (rows != 1) {
            throw new IllegalStateException(
                    query.label() + " inserted " + rows + " rows, wanted one.");
        }
        return connection.lastInsertRowid();
    }

    @Override
    public Batch batch(Query query) {
        try {
            return new StatementBatch(query, connection.statement(query.sql()));
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }

    /** A statement as the binder and the row reader see it. */
    private record StatementView(Statement statement) implements Parameters, Row {
        @Override
        public Parameters set(int index, long value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters set(int index, double value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters set(int index, @Nullable String value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters set(int index, byte @Nullable [] value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters setAll(int first, long[] values, int from, int count) {
            statement.bindAll(first, values, from, count);
            return this;
        }

        @Override
        public Parameters setNull(int index) {
            statement.bindNull(index);
            return this;
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

    private static final class StatementBatch implements Batch {
        private final Query query;
        private final Statement statement;
        private long changedRows;

        StatementBatch(Query query, Statement statement) {
            this.query = query;
            this.statement = statement;
        }

        @Override
        public Parameters set(int index, long value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters setAll(int first, long[] values, int from, int count) {
            statement.bindAll(first, values, from, count);
            return this;
        }

        @Override
        public Parameters set(int index, double value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters set(int index, @Nullable String value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters set(int index, byte @Nullable [] value) {
            statement.bind(index, value);
            return this;
        }

        @Override
        public Parameters setNull(int index) {
            statement.bindNull(index);
            return this;
        }

        @Override
        public void add() {
            try {
                changedRows += statement.update();
            } catch (SqliteException e) {
                throw StorageErrors.translate(e, query.label());
            }
        }

        @Override
        public long changedRows() {
            return changedRows;
        }

        @Override
        public void close() {
            statement.close();
        }
    }
}
