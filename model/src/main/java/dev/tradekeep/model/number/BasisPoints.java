package dev.tradekeep.model.number;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.math.RoundingMode;

/**
 * A rate in basis points (one basis point = 0.01 %), exact to four decimals: the size of a fee or
 * of slippage, such as 7.5. A negative rate is a rebate.
 *
 * @param units the rate in units of 10<sup>-4</sup> basis points, -10,000 to 10,000 basis points
 */
public record BasisPoints(long units) {
    /** Decimals of a rate: 7.5 basis points are 75,000 units. */
    public static final int SCALE = 4;

    public static final BasisPoints ZERO = new BasisPoints(0);

    /** Units of the whole: 10,000 basis points, or 100 %. */
    private static final long WHOLE = 10_000 * FixedPoint.powerOfTen(SCALE);

    /**
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} beyond the whole
     */
    public BasisPoints {
        if (units < -WHOLE || units > WHOLE) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "A rate lies between -10000 and 10000 basis points, found "
                            + FixedPoint.formatShort(units, SCALE)
                            + ".");
        }
    }

    /**
     * Reads a rate such as {@code 7.5}.
     *
     * @throws TradekeepException when the text is no number, has more than four decimals, or is
     *     beyond 10,000
     */
    public static BasisPoints parse(CharSequence text) {
        return new BasisPoints(FixedPoint.parse(text, SCALE));
    }

    /** This share of an amount, in the units of the amount. */
    public long of(long amount, RoundingMode rounding) {
        return FixedPoint.multiplyDivide(amount, units, WHOLE, rounding);
    }

    /** The shortest text that {@link #parse} reads back. */
    @Override
    public String toString() {
        return FixedPoint.formatShort(units, SCALE);
    }
}
