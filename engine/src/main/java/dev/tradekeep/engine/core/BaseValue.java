package dev.tradekeep.engine.core;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;

/**
 * What an amount of a market's base asset is worth at a price: the same as {@link
 * Instrument#valueOfBase}, to the last unit, for it is asked at every candle. The division by a
 * power of ten becomes a multiplication by its inverse, which is at most one too large and then put
 * right (Granlund and Montgomery, Division by Invariant Integers using Multiplication), and nothing
 * of the rounding is a branch. Amounts below 0, and what is too wide for that, go the long way.
 */
public final class BaseValue {
    private final Instrument instrument;

    /** A power of ten; 0 when all amounts go the long way. */
    private final long divisor;

    private final long half;

    /** 2^64 by the divisor, rounded up. */
    private final long inverse;

    public BaseValue(Instrument instrument) {
        this.instrument = instrument;
        int shift =
                instrument.priceScale() + instrument.base().scale() - instrument.quote().scale();
        divisor = shift > 0 && shift <= FixedPoint.SCALE_MAX ? FixedPoint.powerOfTen(shift) : 0;
        half = divisor / 2;
        inverse = divisor == 0 ? 0 : Long.divideUnsigned(-1, divisor) + 1;
    }

    /**
     * The worth, quote-asset units.
     *
     * @param price price units above 0
     * @throws dev.tradekeep.model.error.TradekeepException when it does not fit 64 bits
     */
    public long of(long price, long amount) {
        long product = price * amount;
        if (divisor == 0 || amount < 0 || product < 0 || Math.multiplyHigh(price, amount) != 0) {
            return instrument.valueOfBase(price, amount);
        }
        long quotient = Math.unsignedMultiplyHigh(product, inverse);
        long rest = product - quotient * divisor;
        long tooLarge = rest >> (Long.SIZE - 1);
        quotient += tooLarge;
        rest += divisor & tooLarge;
        // Half-even: up above a half, and at a half when the quotient is odd.
        return quotient + ((half - rest - (quotient & 1)) >>> (Long.SIZE - 1));
    }
}
