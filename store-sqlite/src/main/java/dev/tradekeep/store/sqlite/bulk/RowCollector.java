package dev.tradekeep.store.sqlite.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows into batches, bounded by count and by memory. */
final class RowCollector implements Consumer<BulkRow> {
    /** A batch of large rows is cut here, so that memory stays flat. */
    static final long BATCH_BYTES_MAX = 32L << 20;

    /** What ends the reading of an input whose load was cancelled. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    private final BulkOptions options;
    private final KeyOrder order;
    private final BulkListener listener;
    private final Consumer<List<BulkRow>> batches;
    private List<BulkRow> rows = new ArrayList<>();
    private long bytes;
    private long read;

    RowCollector(
            BulkOptions options,
            LoadTarget target,
            BulkListener listener,
            Consumer<List<BulkRow>> batches) {
        this.options = options;
        this.listener = listener;
        this.batches = batches;
        order = new KeyOrder(target);
    }

    @Override
    public void accept(BulkRow row) {
        if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
        read++;
        rows.add(row);
        bytes += row.sizeBytes();
        if (rows.size() == options.batchRows() || bytes >= BATCH_BYTES_MAX) {
            flush();
        }
    }

    /** Hands over what is left. */
    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        if (options.sorted()) {
            rows.sort(order);
        }
        List<BulkRow> batch = rows;
        rows = new ArrayList<>();
        bytes = 0;
        batches.accept(batch);
    }

    /** Rows taken so far. */
    long read() {
        return read;
    }
}
