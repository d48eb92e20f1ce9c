package dev.tradekeep.engine.statistics;

import java.math.BigInteger;

/** A sum of whole numbers, exact however large it becomes. Not thread-safe. */
final class ExactSum {
    /** What was added since the last time that it did not fit. */
    private long small;

    private BigInteger large = BigInteger.ZERO;

    void add(long value) {
        long sum = small + value;
        if (((small ^ sum) & (value ^ sum)) < 0) {
            large = large.add(BigInteger.valueOf(small));
            sum = value;
        }
        small = sum;
    }

    BigInteger total() {
        return large.add(BigInteger.valueOf(small));
    }
}
