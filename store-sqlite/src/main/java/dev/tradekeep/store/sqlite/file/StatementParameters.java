package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Parameters;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement as a binder sees them. */
class StatementParameters implements Parameters {
    final Statement statement;

    StatementParameters(Statement statement) {
        this.statement = statement;
    }

    @Override
    public final int index(String name) {
        return statement.parameterIndex(name);
    }

    @Override
    public final Parameters set(int index, long value) {
        statement.bind(index, value);
        return this;
    }

    @Override
    public final Parameters set(int index, double value) {
        statement.bind(index, value);
        return this;
    }

    @Override
    public final Parameters set(int index, @Nullable String value) {
        statement.bind(index, value);
        return this;
    }

    @Override
    public final Parameters set(int index, byte @Nullable [] value) {
        statement.bind(index, value);
        return this;
    }

    @Override
    public final Parameters setAll(int first, long[] values, int from, int count) {
        statement.bindAll(first, values, from, count);
        return this;
    }

    @Override
    public final Parameters setNull(int index) {
        statement.bindNull(index);
        return this;
    }
}
