package dev.tradekeep.store.sqlite.bulk;

/** Whether a load may take the indexes of its table away and make them again at its end. */
public enum IndexPolicy {
    /** When an estimate says that it is faster. */
    AUTO,
    /** Never: the load keeps to batches, between which others may write. */
    KEEP,
    /** Whenever there are any and the rows can be read twice. */
    SUSPEND
}
