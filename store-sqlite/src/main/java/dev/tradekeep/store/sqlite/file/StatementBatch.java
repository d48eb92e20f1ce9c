package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Query;

/** Runs one statement again and again; each set of parameters is a run of its own. */
final class StatementBatch extends StatementParameters implements Batch {
    private final Query query;
    private long changedRows;

    StatementBatch(Query query, Statement statement) {
        super(statement);
        this.query = query;
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
