package dev.tradekeep.store.sqlite.bulk;

/** What a load does with a row. */
public enum BulkMode {
    /** A new row; one whose key is there is rejected. */
    INSERT,
    /** Sets the other columns of the row with its key; skipped when there is none. */
    UPDATE,
    /** A new row, or, where its key is there, an update. */
    UPSERT,
    /** Removes the row with its key; skipped when there is none. Other columns do not count. */
    DELETE
}
