package dev.tradekeep.engine.strategy;

import java.util.Objects;

/**
 * The last closes of a feed, one column for all strategies that hear it. It holds as many as the
 * strategy that looks back furthest needs, and one more. Adding allocates nothing. For the engine's
 * thread alone.
 */
public final class CloseColumn {
    private final long[] ring;
    private final int mask;
    private long count;

    /**
     * @param lookback how many closes a strategy looks back at most
     */
    public CloseColumn(int lookback) {
        // A power of two above the lookback: the close that leaves an average is still there.
        ring = new long[Math.max(2, Integer.highestOneBit(lookback) * 2)];
        mask = ring.length - 1;
    }

    /** The next candle has closed. */
    public void add(long close) {
        ring[(int) count & mask] = close;
        count++;
    }

    /** How many candles have closed, those included that are forgotten. */
    public long count() {
        return count;
    }

    /**
     * The close of so many candles ago, price units; 0 for the last.
     *
     * @throws IndexOutOfBoundsException when there were not so many, or it is forgotten
     */
    public long ago(int candles) {
        Objects.checkIndex(candles, Math.min(count, ring.length));
        return ring[(int) (count - 1 - candles) & mask];
    }
}
