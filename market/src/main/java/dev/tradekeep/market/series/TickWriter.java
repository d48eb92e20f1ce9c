package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.marketdata.TickColumns;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Transaction;

/** Writes rows of new ticks to one series, many with each statement. */
final class TickWriter implements AutoCloseable {
    private final long seriesId;
    private final int width;
    private final MultiRow rows;

    TickWriter(Transaction transaction, long seriesId, TickKind kind) {
        this.seriesId = seriesId;
        width = kind.width();
        TickTable table = TickTable.of(kind);
        rows =
                new MultiRow(
                        transaction,
                        table.insert(),
                        table.insertMany(),
                        TickColumns.withSeries(TickColumns.of(kind)));
    }

    /**
     * Adds one.
     *
     * @param values as many as the kind is wide; not kept
     */
    void add(long at, long sequence, long[] values) {
        rows.set(TickColumns.AT, at).set(TickColumns.SEQUENCE, sequence);
        for (int i = 0; i < width; i++) {
            rows.set(TickColumns.FIRST_VALUE + i, values[i]);
        }
        rows.set(TickColumns.FIRST_VALUE + width, seriesId).add();
    }

    /** Writes what has been added. */
    void flush() {
        rows.flush();
    }

    /** What was not flushed is dropped. */
    @Override
    public void close() {
        rows.close();
    }
}
