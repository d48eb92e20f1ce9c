package dev.tradekeep.model.instrument;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whether money fits 64 bits: the amount itself, with room to double, and what it buys of an
 * instrument. Looked at before anything is written; what only a run can bring about, such as a
 * hundred-thousandfold profit, is not foreseen.
 */
public final class CashRoom {
    /** Half of what 64 bits hold. */
    private static final long UNITS_MAX = Long.MAX_VALUE / 2;

    private CashRoom() {}

    /**
     * Reads an amount above 0.
     *
     * @param what it is for, such as {@code cash}, for the message
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when it is too large,
     *     {@link ErrorCode#NUMBER_NOT_EXACT} when it has too many decimals, {@link
     *     ErrorCode#INVALID_ARGUMENT} when it is no number above 0
     */
    public static long parse(String what, String text, Asset asset) {
        long units;
        try {
            units = FixedPoint.parse(text, asset.scale());
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            throw tooMuch(what, text, asset, UNITS_MAX, e);
        }
        if (units <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an amount above 0 as " + what + ", found " + text + ".");
        }
        if (units > UNITS_MAX) {
            throw tooMuch(what, text, asset, UNITS_MAX, null);
        }
        return units;
    }

    private static TradekeepException tooMuch(
            String what, String text, Asset asset, long most, @Nullable TradekeepException cause) {
        return new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "Wanted at most "
                        + FixedPoint.formatShort(most, asset.scale())
                        + " "
                        + asset.code()
                        + " as "
                        + what
                        + ", found "
                        + text
                        + ": "
                        + asset.code()
                        + " has "
                        + asset.scale()
                        + " decimals, and an amount must fit 64 bits twice. Give less.",
                cause);
    }

    /**
     * The largest amount that buys no more of an instrument than fits, quote-asset units.
     *
     * @param price above 0, price units
     */
    public static long most(Instrument instrument, long price) {
        int shift =
                instrument.priceScale() + instrument.base().scale() - instrument.quote().scale();
        BigInteger most = BigInteger.valueOf(UNITS_MAX).multiply(BigInteger.valueOf(price));
        BigInteger power = BigInteger.TEN.pow(Math.abs(shift));
        BigInteger cash = shift >= 0 ? most.divide(power) : most.multiply(power);
        return cash.min(BigInteger.valueOf(UNITS_MAX)).longValueExact();
    }

    /**
     * Checks that an amount buys no more of an instrument than fits.
     *
     * @param cash quote-asset units, 0 or more
     * @param price the lowest there is, above 0, price units
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when it does, with the
     *     largest amount that does not
     */
    public static void require(Instrument instrument, long cash, long price) {
        long most = most(instrument, price);
        if (cash <= most) {
            return;
        }
        Asset quote = instrument.quote();
        Asset base = instrument.base();
        throw new TradekeepException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "With "
                        + FixedPoint.formatShort(cash, quote.scale())
                        + " "
                        + quote.code()
                        + " and a price of "
                        + FixedPoint.formatShort(price, instrument.priceScale())
                        + ", more "
                        + base.code()
                        + " could be bought than fits 64 bits with its "
                        + base.scale()
                        + " decimals. At most "
                        + FixedPoint.formatShort(most, quote.scale())
                        + " "
                        + quote.code()
                        + " fit: start with less. Nothing was booked.");
    }
}
