package dev.tradekeep.store.sqlite.bulk;

/** Hears how far a load has come and may end it. Called on the thread that reads the rows. */
@FunctionalInterface
public interface BulkListener {
    /** Hears nothing and lets it go on. */
    BulkListener NONE = (read, committed) -> {};

    /**
     * After each batch.
     *
     * @param rowsRead so far
     * @param rowsCommitted of those, the rows of batches that are on the disk
     */
    void advanced(long rowsRead, long rowsCommitted);

    /** Asked before each row: whether to stop after the batch that is being written. */
    default boolean cancelled() {
        return false;
    }
}
