package dev.tradekeep.venue;

import dev.tradekeep.model.market.Bar;

/** A bar as a value. */
record TestBar(
        long openTime, long closeTime, long open, long high, long low, long close, long volume)
        implements Bar {
    static final long MINUTE = 60_000_000L;

    /** The nth minute of the epoch, prices in whole units of the quote asset's hundredths. */
    static TestBar minute(int n, long open, long high, long low, long close) {
        return minute(n, open, high, low, close, 0);
    }

    static TestBar minute(int n, long open, long high, long low, long close, long volume) {
        long at = n * MINUTE;
        return new TestBar(at, at + MINUTE, 100 * open, 100 * high, 100 * low, 100 * close, volume);
    }
}
