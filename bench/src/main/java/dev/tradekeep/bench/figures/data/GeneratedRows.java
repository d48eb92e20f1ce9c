package dev.tradekeep.bench.figures.data;

import dev.tradekeep.store.sqlite.bulk.BulkRow;
import dev.tradekeep.store.sqlite.bulk.ColumnShape;
import dev.tradekeep.store.sqlite.bulk.RowInput;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Rows that are made while they are read, any number of times.
 *
 * @param rows about how many
 */
record GeneratedRows(List<String> columns, long rows, Generator generator) implements RowInput {
    /** Hands over every row. */
    @FunctionalInterface
    interface Generator {
        void generate(Consumer<BulkRow> target);
    }

    GeneratedRows {
        columns = List.copyOf(columns);
    }

    @Override
    public void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target) {
        generator.generate(target);
    }

    @Override
    public OptionalLong rowsExpected() {
        return OptionalLong.of(rows);
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}
