package dev.tradekeep.store.sqlite.bulk;

import java.util.List;

/**
 * How a load goes.
 *
 * @param key the columns that tell rows apart in {@link BulkMode#UPDATE}, {@code UPSERT} and {@code
 *     DELETE}; empty for the primary key
 * @param batchRows rows of a transaction at most, 1 to {@link #BATCH_ROWS_MAX}; large rows make it
 *     smaller
 * @param sorted whether each batch is written in the order of the primary key, which spares the
 *     table jumps; rows with equal keys keep their order
 * @param shared whether others write meanwhile, who must not wait long: indexes are then kept, and
 *     batches are no larger than usual
 */
public record BulkOptions(
        BulkMode mode,
        List<String> key,
        int batchRows,
        boolean sorted,
        RejectPolicy onReject,
        IndexPolicy indexes,
        boolean shared) {
    /** Enough that the commit costs little, few enough that an order does not wait long. */
    public static final int BATCH_ROWS_DEFAULT = 10_000;

    public static final int BATCH_ROWS_MAX = 1_000_000;

    public BulkOptions {
        key = List.copyOf(key);
        if (batchRows < 1 || batchRows > BATCH_ROWS_MAX) {
            throw new IllegalArgumentException(
                    "Wanted 1 to " + BATCH_ROWS_MAX + " rows a batch, found " + batchRows);
        }
    }

    /** What is usual: by the primary key, the first bad row ends it. */
    public static BulkOptions of(BulkMode mode) {
        return new BulkOptions(
                mode,
                List.of(),
                BATCH_ROWS_DEFAULT,
                false,
                RejectPolicy.STOP,
                IndexPolicy.AUTO,
                false);
    }

    public BulkOptions withBatchRows(int rows) {
        return new BulkOptions(mode, key, rows, sorted, onReject, indexes, shared);
    }

    public BulkOptions withOnReject(RejectPolicy policy) {
        return new BulkOptions(mode, key, batchRows, sorted, policy, indexes, shared);
    }

    public BulkOptions withIndexes(IndexPolicy policy) {
        return new BulkOptions(mode, key, batchRows, sorted, onReject, policy, shared);
    }

    public BulkOptions withSorted(boolean wanted) {
        return new BulkOptions(mode, key, batchRows, wanted, onReject, indexes, shared);
    }

    /** The same while others write. */
    public BulkOptions whileShared() {
        int rows = Math.min(batchRows, BATCH_ROWS_DEFAULT);
        return new BulkOptions(mode, key, rows, sorted, onReject, indexes, true);
    }
}
