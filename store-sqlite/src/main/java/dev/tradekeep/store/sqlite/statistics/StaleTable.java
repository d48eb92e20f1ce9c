package dev.tradekeep.store.sqlite.statistics;

/**
 * A table whose statistics no longer say how large it is, so that SQLite may choose a bad plan.
 *
 * @param table its name
 * @param analysedRows what the statistics say; {@link #NEVER} without any
 * @param rows how many it has now, or at least has
 */
public record StaleTable(String table, long analysedRows, long rows) {
    /** In place of a number of rows. */
    public static final long NEVER = -1;

    /** Why, in words. */
    public String reason() {
        return analysedRows == NEVER
                ? "never analysed, " + rows + " rows"
                : analysedRows + " rows when it was analysed, " + rows + " now";
    }
}
