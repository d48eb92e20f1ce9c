package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;

/**
 * What trading is assumed to cost: the simulated exchange charges it, the risk check sets it aside.
 *
 * @param slippage how far a market order trades from the price it met, always against us; 0 or more
 * @param fee what a fill costs, of its notional, in the quote asset; below 0 for a rebate
 */
public record ExecutionCosts(BasisPoints slippage, BasisPoints fee) {
    /** Costs of a liquid spot market: 1 basis point of slippage, a fee of 10 basis points. */
    public static final ExecutionCosts DEFAULT =
            new ExecutionCosts(BasisPoints.parse("1"), BasisPoints.parse("10"));

    /** Trading for nothing. */
    public static final ExecutionCosts FREE =
            new ExecutionCosts(BasisPoints.ZERO, BasisPoints.ZERO);

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the slippage is
     *     negative
     */
    public ExecutionCosts {
        if (slippage.units() < 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Slippage is 0 or more basis points, found " + slippage + ".");
        }
    }

    /**
     * The price after slippage, moved onto the tick grid against us: up for a buy, down for a sale,
     * but not below one tick. It may lie outside the candle that the price came from: a price held
     * within the candle would make slippage vanish wherever the open is the extreme.
     *
     * @param price price units above 0, on the grid or not
     */
    public long slippedPrice(Instrument instrument, Side side, long price) {
        long slip = slippage.of(price, RoundingMode.CEILING);
        return switch (side) {
            case BUY -> instrument.roundToTick(FixedPoint.add(price, slip), RoundingMode.CEILING);
            case SELL ->
                    Math.max(
                            instrument.tickSize(),
                            instrument.roundToTick(price - slip, RoundingMode.FLOOR));
        };
    }

    /** The fee of a fill worth this notional, rounded against us. */
    public Fee feeOf(Instrument instrument, long notional) {
        return Fee.charge(instrument.quote(), notional, fee);
    }
}
