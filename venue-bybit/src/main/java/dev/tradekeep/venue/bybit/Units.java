package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers of the exchange in the units of an instrument, and back. Prices and quantities are exact:
 * one that does not fit is an {@link ArithmeticException}, never another number.
 */
final class Units {
    private Units() {}

    static long price(Instrument instrument, BigDecimal price) {
        return units(price, instrument.priceScale(), RoundingMode.UNNECESSARY);
    }

    static long quantity(Instrument instrument, BigDecimal quantity) {
        return units(quantity, instrument.quantityScale(), RoundingMode.UNNECESSARY);
    }

    /** An amount of the quote asset, rounded as every notional is. */
    static long quote(Instrument instrument, BigDecimal amount) {
        return units(amount, instrument.quote().scale(), Instrument.NOTIONAL_ROUNDING);
    }

    /**
     * @throws ArithmeticException when it does not fit 64 bits
     */
    static long units(BigDecimal number, int scale, RoundingMode rounding) {
        return number.setScale(scale, rounding).unscaledValue().longValueExact();
    }

    static String price(Instrument instrument, long price) {
        return FixedPoint.formatShort(price, instrument.priceScale());
    }

    static String quantity(Instrument instrument, long quantity) {
        return FixedPoint.formatShort(quantity, instrument.quantityScale());
    }
}
