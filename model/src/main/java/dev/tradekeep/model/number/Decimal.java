package dev.tradekeep.model.number;

import java.math.RoundingMode;

/**
 * An exact decimal number that carries its own scale: {@code units × 10^-scale}. Two of the same
 * value are equal, because the scale is always the smallest one that is exact.
 *
 * @param units any 64-bit count of 10<sup>-scale</sup>
 * @param scale decimals, 0 to 18
 */
public record Decimal(long units, int scale) {
    public static final Decimal ZERO = new Decimal(0, 0);
    public static final Decimal ONE = new Decimal(1, 0);

    /**
     * @throws dev.tradekeep.model.error.TradekeepException with {@code NUMBER_OUT_OF_RANGE} for a
     *     bad scale
     */
    public Decimal {
        FixedPoint.requireScale(scale);
        while (scale > 0 && units % 10 == 0) {
            units /= 10;
            scale--;
        }
    }

    /**
     * Reads a decimal number as {@link FixedPoint#parse} does, with as many decimals as it has.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when the text is no number, or has more
     *     than 18 decimals or more digits than 64 bits hold
     */
    public static Decimal parse(CharSequence text) {
        // What has more decimals than the largest scale is refused there, with the reason.
        int scale = Math.min(FixedPoint.scaleOf(text), FixedPoint.SCALE_MAX);
        return new Decimal(FixedPoint.parse(text, scale), scale);
    }

    /** The number as units of another scale; exact or an error. */
    public long unitsAt(int otherScale) {
        return FixedPoint.rescale(units, scale, otherScale);
    }

    /** The number as units of another scale, rounded where it must be. */
    public long unitsAt(int otherScale, RoundingMode rounding) {
        return FixedPoint.rescale(units, scale, otherScale, rounding);
    }

    /** -1, 0 or 1, as the number is below, at or above zero. */
    public int signum() {
        return Long.signum(units);
    }

    /** Plain decimal text without trailing zeros, which {@link #parse} reads back. */
    @Override
    public String toString() {
        return FixedPoint.format(units, scale);
    }
}
