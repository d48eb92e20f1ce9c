package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.BasisPoints;

/**
 * What trading at a simulated exchange costs, in the quote asset.
 *
 * @param makerFee the fee of a fill of an order that rested; below 0 for a rebate
 * @param takerFee the fee of a fill of an order that met what rested; below 0 for a rebate
 * @param slippage what a taker's fill costs on top, of its notional; 0 or more
 */
public record VenueCosts(BasisPoints makerFee, BasisPoints takerFee, BasisPoints slippage) {
    /** Costs of a liquid spot market: fees of 10 basis points, 1 basis point of slippage. */
    public static final VenueCosts DEFAULT =
            new VenueCosts(
                    BasisPoints.parse("10"), BasisPoints.parse("10"), BasisPoints.parse("1"));

    /** Trading for nothing. */
    public static final VenueCosts FREE =
            new VenueCosts(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO);

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the slippage is
     *     negative
     */
    public VenueCosts {
        if (slippage.units() < 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Slippage is 0 or more basis points, found " + slippage + ".");
        }
    }

    /** The fee of a maker or a taker. */
    public BasisPoints fee(boolean taker) {
        return taker ? takerFee : makerFee;
    }
}
