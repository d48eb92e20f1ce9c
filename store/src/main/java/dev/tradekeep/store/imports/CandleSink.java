package dev.tradekeep.store.imports;

/**
 * Takes the candles of a file, in the order of the file and strictly rising in time.
 *
 * <p>Called on the thread that reads the file. What it throws ends the reading and reaches the
 * caller unchanged.
 */
@FunctionalInterface
public interface CandleSink {
    /**
     * Takes one valid candle; primitives, so that no object is made per row.
     *
     * @param openTime start of the bar, UTC microseconds since the epoch
     * @param open first price, units of the price scale that was asked for
     * @param high highest price, the same units
     * @param low lowest price, the same units
     * @param close last price, the same units
     * @param volume traded volume, units of the volume scale that was asked for
     * @param line where the row starts in its file or zip entry, from 1
     */
    void accept(long openTime, long open, long high, long low, long close, long volume, long line);
}
