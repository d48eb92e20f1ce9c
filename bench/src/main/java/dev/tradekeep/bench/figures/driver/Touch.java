package dev.tradekeep.bench.figures.driver;

import org.jspecify.annotations.Nullable;

/** Uses every value as little as can be, so that none is left unread. */
final class Touch implements Values {
    private long sum;
    private long rows;

    @Override
    public void add(long value) {
        sum += value;
    }

    @Override
    public void add(@Nullable String value) {
        sum += value == null ? 1 : value.length();
    }

    @Override
    public void endRow() {
        rows++;
    }

    /** Of what was read, so that it had to be. */
    long sum() {
        return sum + rows;
    }
}
