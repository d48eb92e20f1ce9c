package dev.tradekeep.store.sqlite.statistics;

/**
 * How large a table is.
 *
 * @param table its name
 * @param rows how many it had when it was analysed, or about that; -1 when it never was
 * @param bytes of its pages; -1 when there was no time to look
 * @param indexBytes of the pages of its indexes; -1 when there was no time to look
 */
public record TableSize(String table, long rows, long bytes, long indexBytes) {
    /** In place of a number that is not known. */
    public static final long UNKNOWN = -1;
}
