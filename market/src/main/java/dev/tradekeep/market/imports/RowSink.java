package dev.tradekeep.market.imports;

/**
 * Takes the rows of a file, in the order of the file: candles strictly rising in time, ticks never
 * falling.
 *
 * <p>Called on the thread that reads the file. What it throws ends the reading and reaches the
 * caller unchanged.
 */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes one valid row.
     *
     * @param values one for each field of the kind, at its index: UTC microseconds, units of the
     *     price scale and of the size scale that were asked for; used again for the next row
     * @param line where the row starts in its file or zip entry, from 1
     */
    void accept(long[] values, long line);
}
