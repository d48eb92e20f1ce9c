package dev.tradekeep.engine.testing;

import dev.tradekeep.model.market.Bar;

/** A minute as a value. */
public record TestBar(
        long openTime, long closeTime, long open, long high, long low, long close, long volume)
        implements Bar {
    public static final long MINUTE = 60_000_000L;

    /** The nth minute of the epoch. */
    public static TestBar minute(int n, long open, long high, long low, long close, long volume) {
        long at = n * MINUTE;
        return new TestBar(at, at + MINUTE, open, high, low, close, volume);
    }

    /** One in which nothing moved. */
    public static TestBar flat(int n, long price, long volume) {
        return minute(n, price, price, price, price, volume);
    }
}
