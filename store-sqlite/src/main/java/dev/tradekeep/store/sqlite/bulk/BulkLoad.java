package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.write.Writer;

/**
 * Writes rows in bulk into a table, through the one writer.
 *
 * <p>Rows go in batches, each a task of the writer and so a transaction that is on the disk when it
 * counts as committed. One batch is written while the next is read, so that an order waits for one
 * at most. An end before the last row, by an error, by {@link BulkListener#cancelled} or by an
 * interrupt, leaves whole batches. A load that takes the indexes away ({@link IndexPlanner}) is one
 * batch.
 *
 * <p>For any thread but the writer's; a thread for each load.
 */
public final class BulkLoad {
    /**
     * As much log as {@code journal_size_limit} lets stay: a page is moved to the file less often.
     */
    static final int CHECKPOINT_PAGES = 16_384;

    private final Database database;

    public BulkLoad(Database database) {
        this.database = database;
    }

    private record Plan(LoadTarget target, IndexPlan indexes) {}

    /**
     * Runs a load.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} for a table or column that is not
     *     there, {@link ErrorCode#INVALID_ARGUMENT} for columns that do not suit, {@link
     *     ErrorCode#CONFLICT} for a table that is not written in bulk: then nothing is written;
     *     with {@link ErrorCode#ROW_REJECTED} for a bad row under {@link RejectPolicy#STOP}, and
     *     what the input and the writer throw: the message says how many rows were committed
     */
    public BulkResult run(
            String table, RowInput input, BulkOptions options, BulkListener listener) {
        long start = System.nanoTime();
        Plan plan = plan(table, input, options);
        BatchWriter writer = new BatchWriter(plan.target(), options.onReject(), input::place);
        BatchQueue queue = new BatchQueue(database, listener);
        database.checkpointEvery(CHECKPOINT_PAGES);
        boolean ended;
        try {
            ended = isLoaded(plan, writer, queue, input, options, listener);
            queue.await();
        } catch (RuntimeException e) {
            throw queue.explained(e);
        } finally {
            database.checkpointEvery(Writer.CHECKPOINT_PAGES_DEFAULT);
        }
        BatchCounts done = queue.committed();
        return new BulkResult(
                done.inserted,
                done.updated,
                done.deleted,
                done.skipped,
                done.rejected,
                done.rejects,
                queue.batches(),
                plan.indexes(),
                !ended,
                System.nanoTime() - start);
    }

    private Plan plan(String table, RowInput input, BulkOptions options) {
        try (DatabaseReader reader = database.openReader()) {
            return reader.read(transaction -> {
                TableShape shape = TableShape.read(transaction, table);
                ProtectedTables.check(transaction, shape, options.mode());
                return new Plan(
                        LoadTarget.of(shape, input.columns(), options),
                        IndexPlanner.plan(transaction, shape, input, options));
            });
        }
    }

    /** Whether it came to the last row, and was not cancelled before. */
    private static boolean isLoaded(
            Plan plan,
            BatchWriter writer,
            BatchQueue queue,
            RowInput input,
            BulkOptions options,
            BulkListener listener) {
        LoadTarget target = plan.target();
        try {
            if (plan.indexes().suspends()) {
                queue.submit(t -> loadWhole(t, target, writer, input, options, listener));
                queue.await();
            } else {
                loadInBatches(target, writer, queue, input, options, listener);
            }
            return true;
        } catch (RowCollector.Cancelled e) {
            return false;
        }
    }

    private static void loadInBatches(
            LoadTarget target,
            BatchWriter writer,
            BatchQueue queue,
            RowInput input,
            BulkOptions options,
            BulkListener listener) {
        RowCollector collector =
                new RowCollector(
                        options,
                        target,
                        listener,
                        rows -> queue.submit(t -> writer.write(t, rows)));
        input.forEach(target.columns(), collector);
        collector.flush();
    }

    /** Reads its rows within the transaction, and again when that is run again. */
    private static BatchCounts loadWhole(
            Transaction transaction,
            LoadTarget target,
            BatchWriter writer,
            RowInput input,
            BulkOptions options,
            BulkListener listener) {
        BatchCounts counts = new BatchCounts();
        SuspendedIndexes indexes = SuspendedIndexes.of(transaction, target.table());
        RowCollector collector =
                new RowCollector(
                        options,
                        target,
                        listener,
                        rows -> {
                            counts.add(writer.write(transaction, rows));
                            listener.advanced(counts.rows(), 0);
                        });
        input.forEach(target.columns(), collector);
        collector.flush();
        indexes.restore();
        return counts;
    }
}
