package dev.tradekeep.store.sqlite.bulk;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Rows that are there already, and so can be read again. */
record RowsInMemory(List<String> columns, List<BulkRow> rows) implements RowInput {
    @Override
    public void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target) {
        rows.forEach(target);
    }

    @Override
    public OptionalLong rowsExpected() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
