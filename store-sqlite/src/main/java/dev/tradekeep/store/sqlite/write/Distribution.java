package dev.tradekeep.store.sqlite.write;

/**
 * How often values of which size were seen, at one moment. Immutable.
 *
 * <p>A percentile is the highest value of its bucket, at most an eighth above the true one.
 */
public final class Distribution {
    private static final int WHOLE = 1_000;

    private final long[] counts;
    private final long count;
    private final long max;

    Distribution(long[] counts, long max) {
        this.counts = counts;
        this.max = max;
        long sum = 0;
        for (long one : counts) {
            sum += one;
        }
        count = sum;
    }

    /** How many values were seen. */
    public long count() {
        return count;
    }

    /** The largest value; 0 when none was seen. */
    public long max() {
        return max;
    }

    /**
     * The value that so many per mille of all do not exceed; 0 when none was seen.
     *
     * @param perMille 1 to 1000: 990 for the 99th percentile
     */
    public long percentile(int perMille) {
        if (perMille < 1 || perMille > WHOLE) {
            throw new IllegalArgumentException(
                    "Wanted 1 to " + WHOLE + " per mille, found " + perMille);
        }
        long wanted = Math.ceilDiv(Math.multiplyExact(count, perMille), WHOLE);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) {
                return Math.min(max, Histogram.highestOf(bucket));
            }
        }
        return max;
    }
}
