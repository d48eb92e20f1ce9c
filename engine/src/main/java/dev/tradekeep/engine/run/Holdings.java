package dev.tradekeep.engine.run;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;

/**
 * What a portfolio owns of one instrument's two assets. Immutable.
 *
 * @param baseBalance base-asset units
 * @param quoteBalance quote-asset units
 * @param position in the instrument
 */
public record Holdings(
        Instrument instrument, long baseBalance, long quoteBalance, Position position) {

    /** What is owned after a fill of an order of this side. */
    Holdings after(Side side, Fill fill) {
        long base = side.sign() * instrument.baseAmount(fill.quantity());
        long quote = -side.sign() * fill.notional();
        return new Holdings(
                        instrument,
                        FixedPoint.add(baseBalance, base),
                        FixedPoint.add(quoteBalance, quote),
                        position.apply(side, fill.quantity(), fill.notional()))
                .minusFee(fill);
    }

    private Holdings minusFee(Fill fill) {
        Asset asset = fill.fee().asset();
        long amount = fill.fee().amount();
        if (asset.equals(instrument.quote())) {
            return new Holdings(
                    instrument, baseBalance, FixedPoint.subtract(quoteBalance, amount), position);
        }
        if (asset.equals(instrument.base())) {
            return new Holdings(
                    instrument, FixedPoint.subtract(baseBalance, amount), quoteBalance, position);
        }
        throw new TradekeepException(
                ErrorCode.INTERNAL,
                "A fee in "
                        + asset.code()
                        + " for "
                        + instrument.symbol()
                        + " cannot be booked: the portfolio holds neither.");
    }

    /** What is owned of one of the two assets, its units; 0 of any other. */
    long balance(Asset asset) {
        if (asset.equals(instrument.quote())) {
            return quoteBalance;
        }
        return asset.equals(instrument.base()) ? baseBalance : 0;
    }

    /** What everything is worth at a price, quote-asset units. */
    long equity(long price) {
        return FixedPoint.add(quoteBalance, instrument.notional(price, position.quantity()));
    }
}
