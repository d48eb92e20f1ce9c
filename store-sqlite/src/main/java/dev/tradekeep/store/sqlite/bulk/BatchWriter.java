package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Writes batches of rows, each within a transaction of its caller's. Keeps nothing between them, so
 * that a batch may be written again when its transaction was rolled back.
 */
final class BatchWriter {
    private final LoadTarget target;
    private final RejectPolicy policy;
    private final LongFunction<String> place;
    private final RowCheck check;

    /**
     * @param place how messages name a row by its number
     */
    BatchWriter(LoadTarget target, RejectPolicy policy, LongFunction<String> place) {
        this.target = target;
        this.policy = policy;
        this.place = place;
        check = new RowCheck(target);
    }

    /**
     * Writes rows in their order.
     *
     * @throws TradekeepException with {@link ErrorCode#ROW_REJECTED} for the first bad row under
     *     {@link RejectPolicy#STOP}; the transaction must then be rolled back
     */
    BatchCounts write(Transaction transaction, List<BulkRow> rows) {
        BatchCounts counts = new BatchCounts();
        try (RowGroup group =
                new RowGroup(
                        transaction,
                        target,
                        counts,
                        (row, reason) -> reject(row, reason, counts))) {
            for (BulkRow row : rows) {
                String problem = check.problem(row);
                if (problem == null) {
                    group.add(row);
                    continue;
                }
                // A row before it may be bad, too, and is then the one to name.
                group.flush();
                reject(row, problem, counts);
            }
            group.flush();
        }
        return counts;
    }

    private void reject(BulkRow row, String reason, BatchCounts counts) {
        String where = place.apply(row.number());
        if (policy == RejectPolicy.STOP) {
            throw new TradekeepException(ErrorCode.ROW_REJECTED, where + ": " + reason + ".");
        }
        counts.rejected++;
        if (policy == RejectPolicy.COLLECT) {
            counts.keep(new RejectedBulkRow(row.number(), where, reason));
        }
    }
}
