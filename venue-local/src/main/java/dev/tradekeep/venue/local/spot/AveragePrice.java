package dev.tradekeep.venue.local.spot;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import java.math.RoundingMode;

/** The price of the last minutes, weighted by volume, to the second. */
final class AveragePrice {
    private static final long SECOND = 1_000_000;

    private final long[] quantities;
    private final long[] quotes;
    private long quantity;
    private long quote;
    private long lastSecond;

    AveragePrice(int minutes) {
        quantities = new long[Math.max(1, minutes * 60)];
        quotes = new long[quantities.length];
    }

    void add(long micros, long traded, long paid) {
        advance(micros / SECOND);
        int slot = (int) (lastSecond % quantities.length);
        quantities[slot] += traded;
        quotes[slot] += paid;
        quantity += traded;
        quote += paid;
    }

    long price(long micros, long last) {
        advance(micros / SECOND);
        return quantity == 0
                ? last
                : FixedPoint.multiplyDivide(quote, Quote.UNIT, quantity, RoundingMode.HALF_EVEN);
    }

    /** Forgets the seconds that are too old. */
    private void advance(long second) {
        long from = Math.max(lastSecond + 1, second - quantities.length + 1);
        for (long passed = from; passed <= second; passed++) {
            int slot = (int) (passed % quantities.length);
            quantity -= quantities[slot];
            quote -= quotes[slot];
            quantities[slot] = 0;
            quotes[slot] = 0;
        }
        lastSecond = Math.max(lastSecond, second);
    }
}
