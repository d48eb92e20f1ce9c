package dev.tradekeep.venue.local.matching;

import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;

/** Amounts of the other asset: prices, quantities and amounts all count 10<sup>-8</sup>. */
public final class Quote {
    /** Decimals of everything here. */
    public static final int SCALE = 8;

    /** One, as a count of units. */
    public static final long UNIT = 100_000_000;

    private Quote() {}

    /** What a quantity costs; what does not fit eight decimals falls away. */
    public static long of(long price, long quantity) {
        return FixedPoint.multiplyDivide(price, quantity, UNIT, RoundingMode.DOWN);
    }

    /** What has to be set aside for a quantity: never less than it costs. */
    public static long needed(long price, long quantity) {
        return FixedPoint.multiplyDivide(price, quantity, UNIT, RoundingMode.UP);
    }
}
