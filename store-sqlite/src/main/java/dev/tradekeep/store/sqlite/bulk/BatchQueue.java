package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to the writer, one at a time, and counts what is committed. An interrupt does not
 * end the waiting: only then is it known what the books hold.
 */
final class BatchQueue {
    private final Database database;
    private final BulkListener listener;
    private final BatchCounts committed = new BatchCounts();
    private long batches;
    private @Nullable CompletableFuture<BatchCounts> inFlight;

    BatchQueue(Database database, BulkListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /**
     * Waits for the batch before, then hands over this one.
     *
     * @throws RuntimeException what the batch before failed with; this one is not handed over
     */
    void submit(UnitOfWork<BatchCounts> batch) {
        await();
        // Forced: a row that is reported as written must be on the disk.
        inFlight = database.submit(Durability.FORCED, batch);
    }

    /** Waits for the batch that is being written, if there is one. */
    void await() {
        CompletableFuture<BatchCounts> waitedFor = inFlight;
        if (waitedFor == null) {
            return;
        }
        inFlight = null;
        try {
            committed.add(waitedFor.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
        batches++;
        listener.advanced(committed.rows(), committed.rows());
    }

    BatchCounts committed() {
        return committed;
    }

    long batches() {
        return batches;
    }

    /** The failure of a load, once the batch that was being written has ended, with what stays. */
    RuntimeException explained(RuntimeException failure) {
        try {
            await();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        if (failure instanceof TradekeepException known) {
            return new TradekeepException(
                    known.code(), known.getMessage() + " " + stays(), known.excerpt(), known);
        }
        return failure;
    }

    private String stays() {
        return batches == 0
                ? "Nothing was written."
                : "Written before it and kept: "
                        + committed.rows()
                        + " rows, in "
                        + batches
                        + (batches == 1 ? " batch." : " batches.");
    }
}
