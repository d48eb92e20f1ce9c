package dev.tradekeep.store.sqlite.write;

/**
 * What a writer has done since it was started, at one moment; the parts are read one after another,
 * so a batch may be in some and not yet in others.
 *
 * @param ledgerDepth ledger tasks that wait now
 * @param marketDepth market data tasks that wait now
 * @param answered tasks answered, failed ones included
 * @param failed tasks answered with a failure
 * @param refused tasks not taken because their lane was full
 * @param forcedBatches batches that were forced to disk
 * @param batchTasks tasks of a committed batch
 * @param commitNanos time of a commit
 * @param waitNanos time from the submission of a task to its answer
 */
public record WriterStatistics(
        int ledgerDepth,
        int marketDepth,
        long answered,
        long failed,
        long refused,
        long forcedBatches,
        Distribution batchTasks,
        Distribution commitNanos,
        Distribution waitNanos) {}
