package dev.tradekeep.store.sqlite.write;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts values in buckets that grow with the value: eight to each power of two, so that a value is
 * known to an eighth. One thread records; any thread may look, at a cost that does not depend on
 * how much was recorded.
 */
final class Histogram {
    /** Values below this have a bucket each. */
    private static final int EXACT = 8;

    private static final int SUB_BUCKET_BITS = 3;
    private static final int BUCKETS = (Long.SIZE - SUB_BUCKET_BITS) * EXACT;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private volatile long max;

    /** Counts a value; a negative one counts as 0. For the recording thread. */
    void record(long value) {
        record(value, 1);
    }

    /** Counts a value so many times. */
    void record(long value, long times) {
        long counted = Math.max(0, value);
        int bucket = bucketOf(counted);
        counts.lazySet(bucket, counts.getPlain(bucket) + times);
        if (counted > max) {
            max = counted;
        }
    }

    /** What has been counted so far. */
    Distribution distribution() {
        long[] copy = new long[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            copy[bucket] = counts.getAcquire(bucket);
        }
        return new Distribution(copy, max);
    }

    static int bucketOf(long value) {
        if (value < EXACT) {
            return (int) value;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int shift = power - SUB_BUCKET_BITS;
        return ((shift + 1) << SUB_BUCKET_BITS) + (int) ((value >>> shift) - EXACT);
    }

    /** The largest value of a bucket. */
    static long highestOf(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int shift = (bucket >>> SUB_BUCKET_BITS) - 1;
        long first = (long) (EXACT + (bucket & (EXACT - 1))) << shift;
        return first + (1L << shift) - 1;
    }
}
