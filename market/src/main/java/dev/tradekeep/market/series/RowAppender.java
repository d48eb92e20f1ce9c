package dev.tradekeep.market.series;

/**
 * Adds rows to a series of either kind, or checks them. A row is its time and its values, those of
 * a candle in the order open, high, low, close, volume. Closing it brings the catalogue and the
 * roll-ups up to date.
 */
public interface RowAppender extends AutoCloseable {
    /** Throws what {@link #add} would, and writes nothing. One either checks or adds. */
    void check(long[] values);

    /** Adds one, in the order of time; the array is not kept. */
    void add(long[] values);

    /** How much closing it has to do apart from the rows: spans of roll-ups to be made anew. */
    int spans();

    /** What became of the rows so far. */
    Appended appended();

    @Override
    void close();
}
