package dev.tradekeep.store.sqlite.bulk;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What came of a load. Every row counts once: as inserted, updated, deleted, skipped or rejected.
 *
 * @param skipped rows that had nothing to change: no row has their key
 * @param rejected rows that the table did not take
 * @param rejects the first {@link #REJECTS_KEPT_MAX} of those under {@link RejectPolicy#COLLECT}
 * @param batches transactions that were committed
 * @param cancelled whether it was ended before the last row; what is counted here is committed
 */
public record BulkResult(
        long inserted,
        long updated,
        long deleted,
        long skipped,
        long rejected,
        List<RejectedBulkRow> rejects,
        long batches,
        IndexPlan indexes,
        boolean cancelled,
        long durationNanos) {
    /** More rejected rows are only counted. */
    public static final int REJECTS_KEPT_MAX = 1_000;

    public BulkResult {
        rejects = List.copyOf(rejects);
    }

    /** The rows of the batches that were committed. */
    public long rows() {
        return inserted + updated + deleted + skipped + rejected;
    }

    /** How many rows a second. */
    public long rowsPerSecond() {
        return Math.round(
                (double) rows() * TimeUnit.SECONDS.toNanos(1) / Math.max(1, durationNanos));
    }
}
