package dev.tradekeep.model.position;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * What is held of one instrument, and what it cost. Immutable.
 *
 * <p>Nothing is ever lost to rounding. With a buy counted as minus its notional and a sale as plus,
 * every history of fills keeps
 *
 * <pre>sum of cash flows = realizedPnl - cost</pre>
 *
 * because each fill only moves amounts between the two: a full close releases the whole cost, and a
 * fill that flips the position gives its opening part exactly what its closing part leaves.
 *
 * @param quantity quantity units; above 0 long, below 0 short
 * @param cost what the open quantity was bought for, or minus what it was sold short for,
 *     quote-asset units; never of the sign opposite to the quantity
 * @param realizedPnl profit and loss of what was closed, before fees, quote-asset units
 */
public record Position(long quantity, long cost, long realizedPnl) {
    /** Nothing held, nothing earned. */
    public static final Position FLAT = new Position(0, 0, 0);

    /**
     * How the cost of a part, and the notional of a flip's closing part, is rounded. Half-even
     * favours neither side; what it leaves stays with the other part.
     */
    public static final RoundingMode SPLIT_ROUNDING = RoundingMode.HALF_EVEN;

    /**
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} when quantity or cost
     *     is -2<sup>63</sup>, which has no counterpart on the other side; with {@link
     *     ErrorCode#INVALID_ARGUMENT} when the signs of cost and quantity differ
     */
    public Position {
        if (quantity == Long.MIN_VALUE || cost == Long.MIN_VALUE) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, "A position of -2^63 units is out of range.");
        }
        if (cost != 0 && Long.signum(cost) != Long.signum(quantity)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The cost of a position has the sign of its quantity, found a quantity of "
                            + quantity
                            + " with a cost of "
                            + cost
                            + ".");
        }
    }

    /**
     * The position after a fill.
     *
     * @param fillQuantity quantity units, above 0
     * @param fillNotional the venue's amount, quote-asset units, 0 or more
     * @throws TradekeepException when an argument is out of its range or a result does not fit 64
     *     bits
     */
    public Position apply(Side side, long fillQuantity, long fillNotional) {
        if (fillQuantity <= 0 || fillNotional < 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A fill has a quantity above 0 and a notional of 0 or more, found "
                            + fillQuantity
                            + " and "
                            + fillNotional
                            + ".");
        }
        if (quantity == 0 || Long.signum(quantity) == side.sign()) {
            return increase(side, fillQuantity, fillNotional);
        }
        if (fillQuantity <= Math.abs(quantity)) {
            return reduce(side, fillQuantity, fillNotional);
        }
        return flip(side, fillQuantity, fillNotional);
    }

    /** The average price of the open quantity, price units, half-even; empty when flat. */
    public OptionalLong averagePrice(Instrument instrument) {
        if (isFlat()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(instrument.averagePrice(cost, quantity, RoundingMode.HALF_EVEN));
    }

    /**
     * What the open quantity is worth at a price, quote-asset units; below 0 when short. What does
     * not fit 64 bits is the most that does.
     */
    public long worth(Instrument instrument, long price) {
        long worth = instrument.notionalAtMost(price, Math.abs(quantity));
        return quantity < 0 ? -worth : worth;
    }

    /**
     * What closing the open quantity at a price would earn, before fees, quote-asset units, or the
     * most that 64 bits hold.
     */
    public long unrealizedPnl(Instrument instrument, long price) {
        return FixedPoint.subtractClamped(worth(instrument, price), cost);
    }

    public boolean isFlat() {
        return quantity == 0;
    }

    public boolean isLong() {
        return quantity > 0;
    }

    public boolean isShort() {
        return quantity < 0;
    }

    private Position increase(Side side, long fillQuantity, long fillNotional) {
        return new Position(
                FixedPoint.add(quantity, side.sign() * fillQuantity),
                FixedPoint.add(cost, side.sign() * fillNotional),
                realizedPnl);
    }

    private Position reduce(Side side, long fillQuantity, long fillNotional) {
        long released =
                FixedPoint.multiplyDivide(cost, fillQuantity, Math.abs(quantity), SPLIT_ROUNDING);
        return new Position(
                quantity + side.sign() * fillQuantity,
                cost - released,
                realizedAfter(side, fillNotional, released));
    }

    private Position flip(Side side, long fillQuantity, long fillNotional) {
        long closing =
                FixedPoint.multiplyDivide(
                        fillNotional, Math.abs(quantity), fillQuantity, SPLIT_ROUNDING);
        return new Position(
                quantity + side.sign() * fillQuantity,
                side.sign() * (fillNotional - closing),
                realizedAfter(side, closing, cost));
    }

    private long realizedAfter(Side side, long closingNotional, long releasedCost) {
        long earned = FixedPoint.subtract(-side.sign() * closingNotional, releasedCost);
        return FixedPoint.add(realizedPnl, earned);
    }
}
