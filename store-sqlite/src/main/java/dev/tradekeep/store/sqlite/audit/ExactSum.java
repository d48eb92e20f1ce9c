package dev.tradekeep.store.sqlite.audit;

import java.math.BigInteger;

/** A sum that may pass 64 bits; as fast as one that may not while it does not. */
public final class ExactSum {
    private long sum;
    private BigInteger beyond = BigInteger.ZERO;

    /** Adds a number. */
    public void add(long number) {
        long next = sum + number;
        if (((sum ^ next) & (number ^ next)) < 0) {
            beyond = beyond.add(BigInteger.valueOf(sum));
            sum = number;
            return;
        }
        sum = next;
    }

    /** Whether the sum is this number. */
    public boolean is(long number) {
        return beyond.signum() == 0 ? sum == number : value().equals(BigInteger.valueOf(number));
    }

    /** The sum. */
    public BigInteger value() {
        return beyond.add(BigInteger.valueOf(sum));
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
