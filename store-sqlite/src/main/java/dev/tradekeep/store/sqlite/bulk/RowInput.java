package dev.tradekeep.store.sqlite.bulk;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the rows of a load come from. Read by one thread at a time. */
public interface RowInput {
    /** The columns of its rows, in their order. */
    List<String> columns();

    /**
     * Hands over every row.
     *
     * @param shapes of its columns, in their order, for an input that has to parse them
     * @param target what it throws ends the reading and passes through
     */
    void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target);

    /** How many rows there are, about, if that can be told without reading them. */
    default OptionalLong rowsExpected() {
        return OptionalLong.empty();
    }

    /** Whether the rows can be read a second time. */
    default boolean repeatable() {
        return false;
    }

    /** How messages name a row of it. */
    default String place(long number) {
        return "row " + number;
    }

    /** Rows that are in memory. */
    static RowInput of(List<String> columns, Collection<BulkRow> rows) {
        return new RowsInMemory(columns, List.copyOf(rows));
    }

    /** Rows that come one by one. */
    static RowInput of(List<String> columns, Iterator<BulkRow> rows) {
        return new RowInput() {
            @Override
            public List<String> columns() {
                return columns;
            }

            @Override
            public void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target) {
                rows.forEachRemaining(target);
            }
        };
    }

    /** Rows of a stream; whoever made it closes it. */
    static RowInput of(List<String> columns, Stream<BulkRow> rows) {
        return of(columns, rows.iterator());
    }
}
