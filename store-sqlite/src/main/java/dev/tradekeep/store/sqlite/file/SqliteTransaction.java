package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.RowVisitor;
import dev.tradekeep.store.sql.Sequence;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.dialect.SequenceQuery;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;

/**
 * The seam over one connection, with the statements of its cache. Its creator begins and ends the
 * transaction.
 */
public final class SqliteTransaction implements Transaction {
    private final Connection connection;

    public SqliteTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void forEach(Query query, Binder binder, RowVisitor visitor) {
        try (Statement statement = connection.statement(query.sql(SqliteDialect.INSTANCE))) {
            binder.bind(new StatementParameters(statement));
            StatementRow row = new StatementRow(statement);
            while (statement.step()) {
                visitor.visit(row);
            }
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }

    @Override
    public long update(Query query, Binder binder) {
        try (Statement statement = connection.statement(query.sql(SqliteDialect.INSTANCE))) {
            binder.bind(new StatementParameters(statement));
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
    public long next(Sequence sequence) {
        return get(SequenceQuery.of(sequence), Binder.NONE, row -> row.getLong(0));
    }

    @Override
    public Batch batch(Query query) {
        try {
            return new StatementBatch(
                    query, connection.statement(query.sql(SqliteDialect.INSTANCE)));
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, query.label());
        }
    }
}
